package io.entitytokens.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What happens to a token and its secrets besides what an admin chooses, as events name it. */
public enum TokenAct {
    /** It has another secret. */
    ROTATE,
    /** An older secret was ended early. */
    END_SECRET,
    /** A secret was presented that nobody should use any more. */
    SUSPECT,
    /** An admin has seen to that. */
    DISMISS_SUSPICION,
    /** The server switched it off. */
    DISABLE,
    /** Its holder gave it up. */
    REVOKE,
    /** Somebody found it where it does not belong. */
    REPORT_LEAK;

    private static final String METRIC = "keycloak.entity.token.acts";

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The name in events and metrics: {@code rotate}. */
    public String value() {
        return value;
    }

    /**
     * The details that an event tells of it; a new map, to add to.
     *
     * @param generation of the secret that it is about
     */
    public Map<String, String> details(int generation) {
        Map<String, String> details = new HashMap<>();
        details.put(EventDetails.ACTION, value);
        details.put(EventDetails.SECRET_GENERATION, Integer.toString(generation));
        return details;
    }

    /** Counts one more in {@code keycloak_entity_token_acts_total{act}}. */
    public void count() {
        counter().increment();
    }

    /** Shows all counters from the start: an alert does not see one begin at more than nothing. */
    static void show() {
        for (TokenAct act : values()) {
            act.counter();
        }
    }

    private Counter counter() {
        return Metrics.counter(METRIC, "act", value);
    }
}
