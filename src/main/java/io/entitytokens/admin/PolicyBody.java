package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.policy.NamePatterns;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.NamePattern;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import java.time.Duration;
import java.util.function.Function;

/** Rules for tokens in the body of a request: what is left out stays, null clears. */
final class PolicyBody {

    private final JsonBody changes;

    private PolicyBody(JsonBody changes) {
        this.changes = changes;
    }

    /**
     * @param current the rules that there are now
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static TokenPolicy read(JsonBody changes, TokenPolicy current) {
        PolicyBody body = new PolicyBody(changes);
        return new TokenPolicy(
                body.lifespan("maxLifespan", current.maxLifespan()),
                body.changed("expiryRequired", changes::flag, current.expiryRequired()),
                body.lifespan("defaultLifespan", current.defaultLifespan()),
                body.changed(NamePattern.FIELD, body::namePattern, current.namePattern()),
                body.changed("permissions", body::permissions, current.permissions()),
                body.changed("addressesRequired", changes::flag, current.addressesRequired()),
                body.changed("maxTokens", body::number, current.maxTokens()),
                body.span("maxOverlap", TokenPolicy.LONGEST_OVERLAP, current.maxOverlap()),
                body.changed("onReuse", body::onReuse, current.onReuse()),
                body.changed("selfRotate", changes::flag, current.selfRotate()),
                body.changed("enforceFrom", changes::timestamp, current.enforceFrom()));
    }

    private <T> T changed(String field, Function<String, T> read, T current) {
        return changes.has(field) ? read.apply(field) : current;
    }

    private Duration lifespan(String field, Duration current) {
        return span(field, TokenPolicy.LONGEST_LIFESPAN, current);
    }

    private Duration span(String field, Duration max, Duration current) {
        return changed(field, name -> TimeSpan.parse(name, changes.text(name), max), current);
    }

    private NamePattern namePattern(String field) {
        String text = changes.text(field);
        if (text == null) {
            return null;
        }
        NamePattern pattern = NamePattern.of(text);
        NamePatterns.require(pattern);
        return pattern;
    }

    private Permissions permissions(String field) {
        if (changes.isNull(field)) {
            return null;
        }
        Permissions permissions = changes.permissions(field);
        if (permissions.isEmpty()) {
            throw new InvalidValueException(
                    field, "must name at least one of read, write, delete; null is for all");
        }
        return permissions;
    }

    private Long number(String field) {
        return changes.isNull(field) ? null : Long.valueOf(changes.number(field));
    }

    private OnReuse onReuse(String field) {
        String value = changes.text(field);
        if (value == null) {
            return null;
        }
        return OnReuse.of(value)
                .orElseThrow(() -> new InvalidValueException(field, "must be report or disable"));
    }
}
