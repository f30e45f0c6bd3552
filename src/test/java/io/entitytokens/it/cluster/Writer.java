package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.cluster.KnownToken.State;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** An admin who makes tokens and changes them at one node until it does not answer any more. */
final class Writer implements Callable<List<KnownToken>> {

    private static final State[] CHANGES = {State.NARROWED, State.DISABLED, State.NONE};

    private final String name;
    private final TestRealm doomed;
    private final TestRealm survivor;
    private final String entity;
    private final String entityId;
    private final CountDownLatch acknowledged;

    /**
     * @param doomed the realm at the node that will be killed
     * @param survivor the realm at the other
     * @param acknowledged is counted down with every create and change
     */
    Writer(
            String name,
            TestRealm doomed,
            TestRealm survivor,
            String entity,
            String entityId,
            CountDownLatch acknowledged) {
        this.name = name;
        this.doomed = doomed;
        this.survivor = survivor;
        this.entity = entity;
        this.entityId = entityId;
        this.acknowledged = acknowledged;
    }

    /** All tokens that it has made, or has begun to make. */
    @Override
    public List<KnownToken> call() {
        List<KnownToken> tokens = new ArrayList<>();
        try {
            while (true) {
                KnownToken token = new KnownToken(name + " " + tokens.size());
                tokens.add(token);
                create(token);
                change(token, CHANGES[tokens.size() % CHANGES.length]);
            }
        } catch (UncheckedIOException e) {
            return tokens;
        }
    }

    private void create(KnownToken token) {
        token.attempt(State.WHOLE);
        token.created(doomed.token(entityId, NewToken.named(token.name()).may("read", "write")));
        acknowledged.countDown();
        assertObeyed(token);
    }

    private void change(KnownToken token, State state) {
        token.attempt(state);
        String path = doomed.path(token.token());
        switch (state) {
            case NONE -> doomed.realmAdmin().delete(path).expect(204);
            case DISABLED -> put(path, Map.of("enabled", false));
            default -> put(path, Map.of("permissions", List.of("read")));
        }
        token.acknowledge();
        acknowledged.countDown();
        assertObeyed(token);
    }

    private void put(String path, Map<String, Object> change) {
        doomed.realmAdmin().put(path, change).expect(204);
    }

    /** And from now on the survivor remembers it. */
    private void assertObeyed(KnownToken token) {
        assertThat(token.ask(survivor, entity))
                .as("at the other node at once: %s", token)
                .isEqualTo(token.acknowledged().answers());
    }
}
