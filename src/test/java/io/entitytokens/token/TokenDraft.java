package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;
import java.util.EnumSet;
import java.util.Set;

/** An entity token for tests: valid, and good for everything, until a test says otherwise. */
public final class TokenDraft {

    private TokenId id = new TokenId("0UJg4EBGO3cQWJhXqJNbv5");
    private String name = "SAP Invoice Integration";
    private String description = "Nightly run";
    private Set<Permission> permissions = EnumSet.allOf(Permission.class);
    private boolean enabled = true;
    private Long expires;

    private TokenDraft() {}

    public static TokenDraft sap() {
        return new TokenDraft();
    }

    public TokenDraft id(TokenId other) {
        id = other;
        return this;
    }

    public TokenDraft named(String text) {
        name = text;
        return this;
    }

    public TokenDraft description(String text) {
        description = text;
        return this;
    }

    public TokenDraft permissions(Set<Permission> only) {
        permissions = only;
        return this;
    }

    public TokenDraft disabled() {
        enabled = false;
        return this;
    }

    public TokenDraft expires(Long timestamp) {
        expires = timestamp;
        return this;
    }

    public EntityToken build() {
        Entity entity = EntityDraft.invoice().build();
        return new EntityToken(
                id,
                entity.id(),
                entity.realmId(),
                new TokenSettings(
                        name,
                        description,
                        permissions == null ? null : Permissions.of(permissions),
                        enabled,
                        expires),
                1_000,
                "admin",
                2_000,
                3);
    }
}
