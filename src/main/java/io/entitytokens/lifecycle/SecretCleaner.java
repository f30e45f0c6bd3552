package io.entitytokens.lifecycle;

import io.entitytokens.token.store.Store;
import java.time.Duration;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Forgets secrets that ended long ago. Any number of nodes may do it at once. */
final class SecretCleaner {

    /** So long a secret is known after its end. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** Rows of one transaction: locks on them are short. */
    private static final int BATCH = 500;

    /** Of one run: the next one goes on. */
    private static final int MAX_BATCHES = 100;

    private final KeycloakSessionFactory sessions;

    SecretCleaner(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    void run() {
        long before = System.currentTimeMillis() - KEPT.toMillis();
        int removed = BATCH;
        for (int i = 0; i < MAX_BATCHES && removed == BATCH; i++) {
            removed =
                    KeycloakModelUtils.runJobInTransactionWithResult(
                            sessions,
                            session ->
                                    session.getProvider(Store.class)
                                            .tokens()
                                            .removeEndedSecrets(before, BATCH));
        }
    }
}
