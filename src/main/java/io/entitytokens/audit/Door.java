package io.entitytokens.audit;

import java.util.Locale;

/** By which protocol a token is presented. */
public enum Door {
    /** Forward auth, for gateways. */
    FORWARD_AUTH;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The name in events, use stamps and metrics: {@code forward_auth}. */
    public String value() {
        return value;
    }
}
