package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;

/** Which of Keycloak's events tell of entity tokens, and which of them a realm stores. */
public final class StoredTypes {

    private StoredTypes() {}

    /** All types of user events that tell of tokens, by name. */
    public static List<String> all() {
        return types().map(EventType::name).toList();
    }

    /** Those of {@link #all} that the realm does not store. */
    public static List<String> missing(RealmModel realm) {
        return types().filter(type -> !isStored(realm, type)).map(EventType::name).toList();
    }

    /**
     * Whether Keycloak stores an event of the type, by the rule of its own {@code EventBuilder}.
     */
    public static boolean isStored(RealmModel realm, EventType type) {
        if (!realm.isEventsEnabled()) {
            return false;
        }
        Set<String> enabled = realm.getEnabledEventTypesStream().collect(Collectors.toSet());
        return enabled.isEmpty() ? type.isSaveByDefault() : enabled.contains(type.name());
    }

    private static Stream<EventType> types() {
        return Arrays.stream(Endpoint.values())
                .map(EndpointEvents::type)
                .distinct()
                .flatMap(type -> Stream.of(type, EventType.valueOf(type.name() + "_ERROR")));
    }
}
