package io.entitytokens.oauth.issue;

import io.entitytokens.http.CalledAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** The issuer of a realm (RFC 8414, section 2), as the realm's metadata name it. */
public final class Issuer {

    /** Nothing that an address would have to encode (RFC 3986, section 2.3). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~-]+");

    private Issuer() {}

    /**
     * The one of the session's realm: at the configured address, or at the one by which it has been
     * called.
     *
     * @throws jakarta.ws.rs.BadRequestException if that is no address, but an attempt to have the
     *     issuer say more
     */
    public static String of(KeycloakSession session) {
        return of(
                CalledAddress.plain(session.getContext().getUri().getBaseUri()),
                session.getContext().getRealm().getName());
    }

    /** What Keycloak puts together from templates at each request is most often just this. */
    public static String of(URI base, String realm) {
        String address = base.toString();
        return address.endsWith("/") && PLAIN.matcher(realm).matches()
                ? address + "realms/" + realm
                : Urls.realmIssuer(base, realm);
    }
}
