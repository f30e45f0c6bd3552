package io.entitytokens.admin;

import jakarta.ws.rs.core.CacheControl;
import java.util.Arrays;
import java.util.List;
import org.keycloak.models.KeycloakContext;

/** What replies that show a secret have in common. */
final class SecretReply {

    /** The header that says which preference was heeded (RFC 7240, section 3). */
    static final String PREFERENCE_APPLIED = "Preference-Applied";

    /** The preference for what was made, in place of where it is (RFC 7240, section 4.2). */
    static final String RETURN_REPRESENTATION = "return=representation";

    private SecretReply() {}

    /** Whether the caller prefers what was made. */
    static boolean isWanted(KeycloakContext context) {
        List<String> preferences =
                context.getHttpRequest().getHttpHeaders().getRequestHeader("Prefer");
        return preferences != null
                && preferences.stream()
                        .flatMap(line -> Arrays.stream(line.replace("\"", "").split("[,;]", -1)))
                        .anyMatch(
                                preference ->
                                        preference.strip().equalsIgnoreCase(RETURN_REPRESENTATION));
    }

    static CacheControl noStore() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        control.setNoTransform(false);
        return control;
    }
}
