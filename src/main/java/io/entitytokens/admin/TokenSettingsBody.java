package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.issue.RotationOrder;
import io.entitytokens.token.issue.TokenIssuer;
import java.util.List;
import java.util.Objects;

/** The settings of a token in the body of a request. */
final class TokenSettingsBody {

    private TokenSettingsBody() {}

    /**
     * Those of a token that is to be made.
     *
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static TokenSettings ofNew(JsonBody body, RotationOrder.Expiry expiry, long now) {
        return new TokenSettings(
                body.text("name"),
                body.text("description"),
                body.permissions("permissions"),
                body.flagOr("enabled", true),
                TokenIssuer.requireFuture(expiry.timestamp(), now),
                AddressesBody.ofChanges(body, null),
                LimitsBody.ofChanges(body, List.of()),
                isExempt(body));
    }

    /** Whether the rules of the policy are to leave a new token out. */
    static boolean isExempt(JsonBody body) {
        return body.flagOr("exempt", false);
    }

    /**
     * Those of a token that is to be changed: what is left out stays.
     *
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static TokenSettings ofChanges(JsonBody changes, TokenSettings current, long now) {
        return new TokenSettings(
                changes.textOr("name", current.name()),
                changes.textOr("description", current.description()),
                changes.has("permissions")
                        ? changes.permissions("permissions")
                        : current.permissions(),
                changes.flagOr("enabled", current.enabled()),
                expiry(changes, current.expiresTimestamp(), now),
                AddressesBody.ofChanges(changes, current.addresses()),
                LimitsBody.ofChanges(changes, current.limits()),
                changes.flagOr("exempt", current.exempt()));
    }

    /** A past expiry may stay, so that an expired token can be renamed; it cannot be set. */
    private static Long expiry(JsonBody changes, Long current, long now) {
        if (!changes.has("expiresTimestamp")) {
            return current;
        }
        Long wanted = changes.timestamp("expiresTimestamp");
        return Objects.equals(wanted, current) ? wanted : TokenIssuer.requireFuture(wanted, now);
    }
}
