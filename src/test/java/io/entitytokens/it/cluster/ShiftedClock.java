package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Required;
import java.util.List;
import java.util.Map;

/** A clock that shows another time to a process and to those that it starts: libfaketime. */
final class ShiftedClock {

    private ShiftedClock() {}

    /**
     * Skips the test where the library is not installed.
     *
     * @param offset from the real time, as {@code -3s}
     * @return the environment of the process
     */
    static Map<String, String> by(String offset) {
        String faketime = Required.program("faketime", "faketime").toString();
        // The program knows where the library is, and which one is for processes with threads.
        String library =
                Processes.run(List.of(faketime, "-m", "-f", offset, "printenv", "LD_PRELOAD"));
        return Map.of("LD_PRELOAD", library.strip(), "FAKETIME", offset);
    }
}
