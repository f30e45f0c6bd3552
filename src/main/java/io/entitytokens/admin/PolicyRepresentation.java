package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.http.JsonBody;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for tokens as the admin REST API shows them. What is left out is no rule.
 *
 * @param effective of an entity: what holds for its tokens, and who says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyRepresentation(
        String maxOverlap, String onReuse, Boolean selfRotate, Map<String, Effective> effective) {

    /** What a request may carry: what it can set, and what it got from us and sends back. */
    static final Set<String> FIELDS = JsonBody.fields(PolicyRepresentation.class);

    private static final String MAX_OVERLAP = "maxOverlap";
    private static final String ON_REUSE = "onReuse";
    private static final String SELF_ROTATE = "selfRotate";

    /**
     * A rule that holds.
     *
     * @param origin {@code realm} or {@code entity}
     */
    record Effective(Object value, String origin) {}

    static PolicyRepresentation ofRealm(TokenPolicy policy) {
        return of(policy, null);
    }

    /**
     * @param realm the rules of the entity's realm
     */
    static PolicyRepresentation ofEntity(TokenPolicy policy, TokenPolicy realm) {
        Map<String, Object> realms = rules(realm);
        Map<String, Effective> effective = new LinkedHashMap<>();
        rules(policy.and(realm))
                .forEach(
                        (name, value) ->
                                effective.put(
                                        name,
                                        new Effective(
                                                value,
                                                value.equals(realms.get(name))
                                                        ? "realm"
                                                        : "entity")));
        return of(policy, effective);
    }

    private static PolicyRepresentation of(TokenPolicy policy, Map<String, Effective> effective) {
        Map<String, Object> rules = rules(policy);
        return new PolicyRepresentation(
                (String) rules.get(MAX_OVERLAP),
                (String) rules.get(ON_REUSE),
                (Boolean) rules.get(SELF_ROTATE),
                effective);
    }

    private static Map<String, Object> rules(TokenPolicy policy) {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put(
                MAX_OVERLAP,
                Optional.ofNullable(policy.maxOverlap()).map(TimeSpan::text).orElse(null));
        rules.put(ON_REUSE, Optional.ofNullable(policy.onReuse()).map(OnReuse::value).orElse(null));
        rules.put(SELF_ROTATE, policy.selfRotate());
        rules.values().removeIf(Objects::isNull);
        return rules;
    }

    /**
     * The rules of a request: what is left out stays, null clears.
     *
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static TokenPolicy read(JsonBody changes, TokenPolicy current) {
        return new TokenPolicy(
                changes.has(MAX_OVERLAP)
                        ? TimeSpan.parse(
                                MAX_OVERLAP, changes.text(MAX_OVERLAP), TokenPolicy.LONGEST_OVERLAP)
                        : current.maxOverlap(),
                changes.has(ON_REUSE) ? onReuse(changes.text(ON_REUSE)) : current.onReuse(),
                changes.has(SELF_ROTATE) ? changes.flag(SELF_ROTATE) : current.selfRotate());
    }

    private static OnReuse onReuse(String value) {
        if (value == null) {
            return null;
        }
        return OnReuse.of(value)
                .orElseThrow(
                        () -> new InvalidValueException(ON_REUSE, "must be report or disable"));
    }
}
