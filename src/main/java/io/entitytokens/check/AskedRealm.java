package io.entitytokens.check;

import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.Reason;
import java.util.Optional;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.models.RealmModel;

/**
 * What a check needs of the realm that is asked.
 *
 * @param id internal
 * @param ssl who may call without TLS
 */
public record AskedRealm(String id, String name, boolean enabled, SslRequired ssl) {

    static AskedRealm of(RealmModel realm) {
        return new AskedRealm(
                realm.getId(), realm.getName(), realm.isEnabled(), realm.getSslRequired());
    }

    /**
     * Why nobody is answered at all: Keycloak asks this at its own endpoints only.
     *
     * @return the realm is switched off, a proxy's headers are none, or TLS is missing; or empty
     */
    Optional<Reason> objection(ReceivedRequest request) {
        if (!enabled) {
            return Optional.of(Reason.REALM_DISABLED);
        }
        if (!request.forwarding().isPlain()) {
            return Optional.of(Reason.INVALID_FORWARDED_HEADER);
        }
        return isTlsMissing(request) ? Optional.of(Reason.TLS_REQUIRED) : Optional.empty();
    }

    /** Local addresses may do without; so may nobody who could have written one of them. */
    private boolean isTlsMissing(ReceivedRequest request) {
        return ssl != SslRequired.NONE
                && !request.isSecure()
                && request.addresses().anyMatch(ssl::isRequired);
    }
}
