package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An entity token for tests: valid, and good for everything, until a test says otherwise. */
public final class TokenDraft {

    private TokenId id = new TokenId("0UJg4EBGO3cQWJhXqJNbv5");
    private String name = "SAP Invoice Integration";
    private String description = "Nightly run";
    private Set<Permission> permissions = EnumSet.allOf(Permission.class);
    private boolean enabled = true;
    private Long expires;
    private AddressList addresses;
    private List<RateLimit> limits = List.of();
    private boolean exempt;
    private TokenLife life = TokenLife.begin(1_000, null);

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

    /** Good from these networks only. */
    public TokenDraft addresses(String... networks) {
        addresses = AddressList.parse(List.of(networks));
        return this;
    }

    public TokenDraft limits(RateLimit... only) {
        limits = List.of(only);
        return this;
    }

    /** Left out by the rules of the policy. */
    public TokenDraft exempt() {
        exempt = true;
        return this;
    }

    /** With a current secret of this generation. */
    public TokenDraft generation(int number) {
        life =
                new TokenLife(
                        number,
                        life.secretCreatedTimestamp(),
                        life.grantedTimestamp(),
                        life.lifespan(),
                        life.disabledReason(),
                        life.suspectedTimestamp(),
                        life.revokedTimestamp());
        return this;
    }

    public TokenDraft lifespan(String duration) {
        life = life.withLifespan(new Lifespan(duration));
        return this;
    }

    /** Switched off by the server. */
    public TokenDraft disabled(DisabledReason reason) {
        life = life.disabled(reason);
        return disabled();
    }

    public TokenDraft suspected(long since) {
        life = life.suspected(since);
        return this;
    }

    public TokenDraft revoked(long since) {
        life = life.revoked(since);
        return this;
    }

    public TokenDraft life(TokenLife other) {
        life = other;
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
                        expires,
                        addresses,
                        limits,
                        exempt),
                life,
                1_000,
                "admin",
                2_000,
                3);
    }
}
