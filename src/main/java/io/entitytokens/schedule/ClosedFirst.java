package io.entitytokens.schedule;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/**
 * Marks a factory that still writes when the server ends. Keycloak closes a factory before those
 * that it depends on, and its own factories do not tell all that they depend on: the cache of
 * realms does not name Infinispan, and listeners of others may touch anything. So such a factory
 * depends on everything, from the moment at which the server has started.
 */
public interface ClosedFirst {

    /**
     * What such a factory depends on.
     *
     * @param sessions null as long as the server starts: then it depends on nothing
     * @return all providers that the server has, except those that wait for such a factory
     */
    static Set<Class<? extends Provider>> closedLater(KeycloakSessionFactory sessions) {
        return sessions == null
                ? Set.of()
                : sessions.getSpis().stream()
                        .map(Spi::getProviderClass)
                        .filter(provider -> isThere(sessions, provider))
                        .filter(provider -> !isClosedBefore(sessions, provider))
                        .collect(Collectors.toSet());
    }

    private static boolean isThere(
            KeycloakSessionFactory sessions, Class<? extends Provider> provider) {
        return sessions.getProviderFactoriesStream(provider).findAny().isPresent();
    }

    /** It is such a factory, or depends on one: to depend on it in turn would be a circle. */
    private static boolean isClosedBefore(
            KeycloakSessionFactory sessions, Class<? extends Provider> provider) {
        return sessions.getProviderFactoriesStream(provider)
                .anyMatch(factory -> factory instanceof ClosedFirst || waits(sessions, factory));
    }

    private static boolean waits(KeycloakSessionFactory sessions, ProviderFactory<?> factory) {
        return factory.dependsOn().stream().anyMatch(other -> isClosedBefore(sessions, other));
    }
}
