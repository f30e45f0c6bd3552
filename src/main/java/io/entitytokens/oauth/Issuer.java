package io.entitytokens.oauth;

import java.net.URI;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** The issuer of a realm (RFC 8414, section 2), as the realm's metadata name it. */
final class Issuer {

    /** Nothing that an address would have to encode (RFC 3986, section 2.3). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~-]+");

    private Issuer() {}

    /** The one of the session's realm, at the address by which it has been called. */
    static String of(KeycloakSession session) {
        return of(
                session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName());
    }

    /** What Keycloak puts together from templates at each request is most often just this. */
    static String of(URI base, String realm) {
        String address = base.toString();
        return address.endsWith("/") && PLAIN.matcher(realm).matches()
                ? address + "realms/" + realm
                : Urls.realmIssuer(base, realm);
    }
}
