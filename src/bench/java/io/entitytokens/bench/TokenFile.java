package io.entitytokens.bench;

import io.entitytokens.token.FreshToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tokens in a file for wrk, one a line. */
final class TokenFile {

    private TokenFile() {}

    /** Tokens of the right form that nobody has been given. */
    static Path ofUnknown(String name, int tokens) {
        return of(name, Stream.generate(() -> FreshToken.make().secret()).limit(tokens));
    }

    static Path of(String name, Stream<String> tokens) {
        Path file = Options.DIRECTORY.resolve(name + ".tokens");
        file.toFile().deleteOnExit();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String token : (Iterable<String>) tokens::iterator) {
                writer.write(token);
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
