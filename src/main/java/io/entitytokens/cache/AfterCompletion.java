package io.entitytokens.cache;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * The changes of one session, told when its transaction has ended. Told after a rollback too: a
 * commit that fails on its way back may have happened, and forgetting too much does no harm.
 */
final class AfterCompletion extends AbstractKeycloakTransaction {

    private final Set<Invalidation> changes = new LinkedHashSet<>();
    private final Consumer<Set<Invalidation>> announcement;

    AfterCompletion(Consumer<Set<Invalidation>> announcement) {
        this.announcement = announcement;
    }

    void add(Invalidation change) {
        changes.add(change);
    }

    @Override
    protected void commitImpl() {
        announcement.accept(changes);
    }

    @Override
    protected void rollbackImpl() {
        announcement.accept(changes);
    }
}
