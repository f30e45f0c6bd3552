package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A program that runs while tests do, and ends with them. */
public final class Background implements AutoCloseable {

    private final Process process;
    private final Path output;

    private Background(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a program in the project's directory.
     *
     * @param output the file that takes what it prints
     */
    public static Background start(
            List<String> command, Map<String, String> environment, Path output) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Background(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it accepts connections. */
    public Background awaitPort(int port) {
        return await(() -> accepts(port), Duration.ofSeconds(30));
    }

    /** Waits until it has printed a line with this text. */
    public Background awaitOutput(String text, Duration longest) {
        return await(() -> output().contains(text), longest);
    }

    private Background await(BooleanSupplier until, Duration longest) {
        TestRealm.await(() -> until.getAsBoolean() || !process.isAlive(), done -> done, longest);
        if (!until.getAsBoolean()) {
            throw new AssertionError("ended:\n" + output());
        }
        return this;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
