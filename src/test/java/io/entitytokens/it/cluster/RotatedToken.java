package io.entitytokens.it.cluster;

import static io.entitytokens.it.cluster.SecretsAdmin.AT_ONCE;
import static io.entitytokens.it.cluster.SecretsAdmin.OVERLAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A token whose secret is rotated at one node until that does not answer any more. */
final class RotatedToken implements Callable<RotatedToken> {

    /** A rotation of which nobody has heard may be remembered otherwise as long as this. */
    private static final Duration UNTOLD = Cluster.TIME_LIMIT.plusSeconds(1);

    /** So many secrets that were replaced are known. */
    private static final int OLDER = 5;

    private final String entity;
    private final TestRealm doomed;
    private final TestRealm survivor;
    private final CountDownLatch acknowledged;

    /** Of the newest secret that a reply has told. */
    private final AtomicInteger generation = new AtomicInteger(1);

    /** With the newest secret that a reply has told. */
    private Token token;

    private Map<String, Object> attempted = Map.of();

    /**
     * @param entity its name
     * @param doomed the realm at the node that will be killed
     * @param survivor the realm at the other
     * @param acknowledged is counted down with every reply
     */
    RotatedToken(
            Token token,
            String entity,
            TestRealm doomed,
            TestRealm survivor,
            CountDownLatch acknowledged) {
        this.token = token;
        this.entity = entity;
        this.doomed = doomed;
        this.survivor = survivor;
        this.acknowledged = acknowledged;
    }

    @Override
    public RotatedToken call() {
        try {
            while (true) {
                rotate();
            }
        } catch (UncheckedIOException e) {
            return this;
        }
    }

    /** By turns with an overlap and without, so that no more than two secrets are good. */
    void rotate() {
        Token old = token;
        attempted = generation.get() % 2 == 0 ? AT_ONCE : OVERLAPPING;
        token = new SecretsAdmin(doomed).rotate(old, attempted);
        generation.incrementAndGet();
        acknowledged.countDown();
        assertThat(read(survivor, old))
                .as("old secret, at the other node at once")
                .isEqualTo(attempted.equals(AT_ONCE) ? 401 : 200);
        assertThat(read(survivor, token)).as("new secret").isEqualTo(200);
    }

    /** Whether it has been rotated once more than replies have told. */
    boolean isAheadOfItsReply() {
        return storedGeneration() > generation.get();
    }

    private int read(TestRealm realm, Token asked) {
        return realm.authorize(asked, entity, "read").status();
    }

    /** The last rotation has happened as a whole or not at all, whatever node is asked. */
    void assertWhole(TestRealm realm) {
        JsonNode json = new SecretsAdmin(realm).read(token);
        int stored = json.get("generation").intValue();
        assertThat(stored).isBetween(generation.get(), generation.get() + 1);
        boolean isReplaced = stored > generation.get() && attempted.equals(AT_ONCE);
        TestRealm.await(
                () -> read(realm, token), status -> status == (isReplaced ? 401 : 200), UNTOLD);

        List<Integer> generations =
                SecretsAdmin.secrets(json).stream()
                        .map(secret -> secret.get("generation").intValue())
                        .toList();
        assertThat(generations)
                .isEqualTo(
                        IntStream.rangeClosed(0, Math.min(OLDER, stored - 1))
                                .mapToObj(age -> stored - age)
                                .toList());
        List<String> states = SecretsAdmin.states(json);
        assertThat(states.get(0)).isEqualTo("current");
        assertThat(states.subList(1, states.size())).isSubsetOf("overlapping", "retired");
        assertThat(storedGeneration()).isEqualTo(stored);
        assertThat(number("select count(*) from et_token_secret where token_id"))
                .isEqualTo(states.size() - 1);
        if (stored > 1) {
            assertThat(number("select count(*) from et_secret_use where token_id"))
                    .isEqualTo(states.size());
        }
    }

    private long storedGeneration() {
        return number("select generation from et_token where id");
    }

    private long number(String queryOfToken) {
        return Cluster.postgres()
                .number(Cluster.DATABASE, queryOfToken + " = '" + token.id() + "'");
    }

    /** Whoever got no reply rotates again. */
    void assertMended() {
        Token mended = new SecretsAdmin(doomed).rotate(token, AT_ONCE);

        for (TestRealm realm : List.of(doomed, survivor)) {
            assertThat(read(realm, mended)).as("secret of the second reply").isEqualTo(200);
            assertThat(read(realm, token)).as("secret before").isEqualTo(401);
        }
    }
}
