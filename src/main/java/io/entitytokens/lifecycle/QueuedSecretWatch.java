package io.entitytokens.lifecycle;

import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;

/** Puts what follows into a queue, and wakes who sees to it. */
final class QueuedSecretWatch implements SecretWatch {

    private final SecretQueue queue;
    private final Runnable wake;
    private final TokenActs acts;

    QueuedSecretWatch(SecretQueue queue, Runnable wake, TokenActs acts) {
        this.queue = queue;
        this.wake = wake;
        this.acts = acts;
    }

    @Override
    public void used(StoredToken token, Secret secret, long timestamp, String ip) {
        if (!secret.isFirstUseAwaited()) {
            return;
        }
        TokenId id = token.token().id();
        String from = ClientAddress.literal(ip);
        add(
                new SecretQueue.Key(SecretQueue.Kind.FIRST_USE, id, secret.generation()),
                () -> acts.firstUse(id, secret.generation(), timestamp, from));
    }

    @Override
    public void reused(
            StoredToken token, Secret secret, Endpoint endpoint, long timestamp, String ip) {
        if (secret.end() == null || !secret.end().isReuseStrange(timestamp)) {
            return;
        }
        Circumstances how = new Circumstances(Actor.SERVER, endpoint, secret.generation(), ip);
        add(
                new SecretQueue.Key(SecretQueue.Kind.REUSE, token.token().id(), 0),
                () -> acts.suspect(TokenAddress.of(token.token()), how, timestamp));
    }

    @Override
    public void reported(StoredToken token, Secret secret, String where, String ip) {
        Circumstances how =
                new Circumstances(Actor.REPORTER, Endpoint.LEAKS, secret.generation(), ip);
        add(
                new SecretQueue.Key(
                        SecretQueue.Kind.REPORT, token.token().id(), secret.generation()),
                () -> acts.noteReport(TokenAddress.of(token.token()), where, how));
    }

    private void add(SecretQueue.Key key, Runnable work) {
        if (queue.add(key, work)) {
            wake.run();
        }
    }
}
