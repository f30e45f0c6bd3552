package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs that run to their end. */
public final class Processes {

    private Processes() {}

    /** Runs a program that must succeed, and gives what it printed. */
    public static String run(List<String> command) {
        return run(command, Map.of());
    }

    /**
     * As {@link #run(List)}.
     *
     * @param more variables of its environment
     */
    public static String run(List<String> command, Map<String, String> more) {
        Result result = end(command, more);
        if (result.code() != 0) {
            throw new AssertionError(command.get(0) + " failed:\n" + result.output());
        }
        return result.output();
    }

    /** How a program ended, and what it printed. */
    public record Result(int code, String output) {}

    /** Runs a program that may fail. */
    public static Result end(List<String> command) {
        return end(command, Map.of());
    }

    private static Result end(List<String> command, Map<String, String> more) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(more);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
