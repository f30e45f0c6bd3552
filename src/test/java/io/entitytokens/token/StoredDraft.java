package io.entitytokens.token;

import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.Secrets;
import java.util.List;

/** A stored token for tests: with one secret, in a realm that is switched on and has no rules. */
public final class StoredDraft {

    private final EntityToken token;
    private Secrets secrets;
    private Entity entity = EntityDraft.invoice().build();
    private boolean realmEnabled = true;
    private TokenPolicy policy = TokenPolicy.NONE;

    private StoredDraft(EntityToken token) {
        this.token = token;
        secrets = only(token, new TokenHash(TokenHash.SHA_256, new byte[32]));
    }

    public static StoredDraft sap() {
        return of(TokenDraft.sap().build());
    }

    public static StoredDraft of(EntityToken token) {
        return new StoredDraft(token);
    }

    /** The only secret that is known of a token. */
    public static Secrets only(EntityToken token, TokenHash hash) {
        TokenLife life = token.life();
        return new Secrets(
                Secret.current(life.generation(), hash, life.secretCreatedTimestamp()), List.of());
    }

    public StoredDraft hash(TokenHash hash) {
        return secrets(only(token, hash));
    }

    public StoredDraft secrets(Secrets others) {
        secrets = others;
        return this;
    }

    public StoredDraft in(Entity other) {
        entity = other;
        return this;
    }

    public StoredDraft realmDisabled() {
        realmEnabled = false;
        return this;
    }

    public StoredDraft policy(TokenPolicy rules) {
        policy = rules;
        return this;
    }

    public StoredToken build() {
        return new StoredToken(token, secrets, entity, realmEnabled, policy);
    }
}
