package io.entitytokens.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A proof that somebody has seen what a change would do. No node keeps it: it is signed with a key
 * of the realm that nobody outside has, for one change and for a short time.
 */
final class PolicyConfirmation {

    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final String ALGORITHM = "HmacSHA512";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern FORM =
            Pattern.compile("(?<end>\\d{1,15})\\.(?<refused>\\d{1,18})\\.(?<mac>[\\w-]{86})");

    private final SecretKey key;
    private final String change;

    /**
     * @param change what is confirmed; whatever differs has another confirmation
     */
    PolicyConfirmation(SecretKey key, String change) {
        this.key = key;
        this.change = change;
    }

    /**
     * Of a change in the session's realm.
     *
     * @param owner whose rules change
     * @param versions of the rules that there are now
     * @param rules those in their place, by name
     */
    static PolicyConfirmation of(
            KeycloakSession session, String owner, List<Long> versions, Map<String, Object> rules) {
        RealmModel realm = session.getContext().getRealm();
        SecretKey key =
                session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey();
        try {
            return new PolicyConfirmation(
                    key, JSON.writeValueAsString(List.of(realm.getId(), owner, versions, rules)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules cannot be written", e);
        }
    }

    /**
     * @param refused how many tokens the change would refuse, as somebody has seen
     * @param now epoch milliseconds
     */
    String issue(long refused, long now) {
        String seen = (now + GOOD_FOR.toMillis()) + "." + refused;
        return seen + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(seen));
    }

    /**
     * Whether somebody has seen that so many tokens would be refused, or more.
     *
     * @param confirm anything at all, or null
     * @param refused how many the change would refuse now
     * @param now epoch milliseconds
     */
    boolean isGood(String confirm, long refused, long now) {
        Matcher form = FORM.matcher(confirm == null ? "" : confirm);
        return form.matches()
                && MessageDigest.isEqual(
                        mac(form.group("end") + "." + form.group("refused")),
                        Base64.getUrlDecoder().decode(form.group("mac")))
                && Long.parseLong(form.group("end")) > now
                && Long.parseLong(form.group("refused")) >= refused;
    }

    /** The first line keeps it apart from all else that is signed with the key. */
    private byte[] mac(String seen) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(
                    ("entity tokens: confirmed change of a policy\n" + seen + "\n" + change)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The realm's key cannot sign", e);
        }
    }
}
