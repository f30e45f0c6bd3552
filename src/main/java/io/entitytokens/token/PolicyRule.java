package io.entitytokens.token;

/** A rule that tokens which exist already may break. All others hold on writing only. */
public enum PolicyRule {
    MAX_LIFESPAN("maxLifespan"),
    EXPIRY_REQUIRED("expiryRequired"),
    PERMISSIONS("permissions"),
    ADDRESSES_REQUIRED("addressesRequired");

    private final String value;

    PolicyRule(String value) {
        this.value = value;
    }

    /** The name on the wire: {@code maxLifespan}. */
    public String value() {
        return value;
    }
}
