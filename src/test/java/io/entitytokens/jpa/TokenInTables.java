package io.entitytokens.jpa;

import static io.entitytokens.token.secret.GivenSecret.hash;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.Listed;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A token in the changelog's own tables, with what its store tells the cache. Each act is a
 * transaction of its own.
 */
final class TokenInTables {

    static final SecretEnd LATER = new SecretEnd(90_000, Cause.TIME);

    private static final Entity INVOICE = EntityDraft.invoice().build();
    private static final AtomicInteger MADE = new AtomicInteger();

    final NotedChanges cache = new NotedChanges();

    private final Plans plans;
    private final EntityToken token;

    private TokenInTables(Plans plans, EntityToken token) {
        this.plans = plans;
        this.token = token;
    }

    /** Tables of their own, with the entity that the tokens are of. */
    static Plans plans() {
        try {
            Plans plans = Plans.onH2();
            plans.fill(
                    """
                    insert into et_entity (id, realm_id, name, name_key, search, enabled,
                        created_timestamp, updated_timestamp, version)
                      values ('%s', '%s', 'invoice', stringtoutf8('invoice'), 'invoice', true, 1, 1, 0)\
                    """
                            .formatted(INVOICE.id(), INVOICE.realmId()));
            return plans;
        } catch (Exception e) {
            throw new IllegalStateException("no tables", e);
        }
    }

    /** Makes another token. */
    static TokenInTables in(Plans plans) {
        int number = MADE.getAndIncrement();
        TokenId id = new TokenId("%022d".formatted(number));
        TokenInTables made =
                new TokenInTables(plans, TokenDraft.sap().id(id).named("t" + number).build());
        made.with(
                store -> {
                    store.create(made.token, hash(1));
                    return null;
                });
        return made;
    }

    /** The first secret after it was replaced. */
    static Secret first(SecretEnd end) {
        return new Secret(1, hash(1), 1_000, false, end);
    }

    TokenId id() {
        return token.id();
    }

    /** The token as it was made. */
    EntityToken model() {
        return token;
    }

    <T> T with(Function<JpaTokenStore, T> work) {
        return plans.with("set lock_timeout 1000", em -> work.apply(new JpaTokenStore(em, cache)));
    }

    /**
     * @param end of all older secrets
     * @param settle or null
     */
    EntityToken rotate(SecretEnd end, Duration settle) {
        return with(
                store -> {
                    EntityToken held = store.findForUpdate(INVOICE, token.id()).orElseThrow();
                    EntityToken rotated = held.rotated(null, null, false, 2_000);
                    int generation = rotated.life().generation();
                    Secret newest = Secret.current(generation, hash(generation), 2_000);
                    return store.rotate(
                            rotated,
                            store.secrets(held).replaced(newest, end, Duration.ZERO, 2_000),
                            settle);
                });
    }

    Secrets secrets() {
        return with(store -> store.secrets(token));
    }

    Listed listed() {
        return with(store -> store.find(INVOICE, token.id())).orElseThrow();
    }

    List<UsedSecret> used() {
        return listed().secrets();
    }

    void firstUse(int generation, long time) {
        with(
                store -> {
                    store.firstUse(token.id(), generation, time, "10.0.0.1");
                    return null;
                });
    }

    void stamp(int generation, long time) {
        with(store -> store.addUses(INVOICE.realmId(), List.of(use(generation, time)), Map.of()));
    }

    TokenUse use(int generation, long time) {
        return TokenUse.once(
                token.id(), generation, time, "10.0.0.2", "forward_auth", Permissions.NONE);
    }
}
