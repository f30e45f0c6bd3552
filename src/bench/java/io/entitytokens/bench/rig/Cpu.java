package io.entitytokens.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** The processor time of a process, as Linux counts it. */
final class Cpu {

    /** USER_HZ is 100 on every architecture that Java runs on. */
    private static final double MILLIS_PER_TICK = 10;

    private Cpu() {}

    /**
     * Milliseconds that a process and its children have used so far, including children that have
     * ended.
     */
    static double millis(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        long ticks =
                LongStream.concat(
                                LongStream.of(pid),
                                process.children().mapToLong(ProcessHandle::pid))
                        .map(Cpu::ticks)
                        .sum();
        return ticks * MILLIS_PER_TICK;
    }

    /**
     * Adds utime, stime, cutime and cstime: fields 14 to 17. Indexes start behind the name, which
     * is in parentheses.
     */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return LongStream.rangeClosed(11, 14)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum();
        } catch (NoSuchFileException e) {
            // It has ended meanwhile, so its time is in that of its parent.
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
