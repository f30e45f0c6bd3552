package io.entitytokens.bench;

import io.entitytokens.token.FreshToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What wrk reads: tokens, or tokens with their entities, one a line. */
final class TokenFile {

    private TokenFile() {}

    /** Tokens of the right form that nobody has been given. */
    static Path ofUnknown(String name, int tokens) {
        return write(name, Stream.generate(() -> FreshToken.make().secret()).limit(tokens));
    }

    static Path write(String name, Stream<String> lines) {
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
