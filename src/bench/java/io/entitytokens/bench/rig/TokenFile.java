package io.entitytokens.bench.rig;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file for {@code ask.lua}: a token in each line, or a token and the name of its entity. */
public final class TokenFile {

    private TokenFile() {}

    /** Writes well-formed tokens that the server does not know. */
    public static Path ofUnknown(String name, int tokens) {
        return write(name, Stream.generate(() -> FreshToken.make().secret()).limit(tokens));
    }

    public static Path write(String name, Stream<String> lines) {
        Path file = Options.DIRECTORY.resolve(name + ".tokens");
        file.toFile().deleteOnExit();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                writer.write(line);
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
