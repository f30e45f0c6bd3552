package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.http.JsonBody;
import io.entitytokens.token.NamePattern;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
        String maxLifespan,
        Boolean expiryRequired,
        String defaultLifespan,
        String namePattern,
        List<String> permissions,
        Boolean addressesRequired,
        Long maxTokens,
        String maxOverlap,
        String onReuse,
        Boolean selfRotate,
        Long enforceFrom,
        Map<String, Effective> effective) {

    /** What a request may carry: what it can set, and what it got from us and sends back. */
    static final Set<String> FIELDS = JsonBody.fields(PolicyRepresentation.class);

    /**
     * A rule that holds.
     *
     * @param value of patterns that both hold, an array
     * @param origin {@code realm}, {@code entity}, or {@code both} if it follows from both
     */
    record Effective(Object value, String origin) {}

    static PolicyRepresentation ofRealm(TokenPolicy policy) {
        return of(policy, null);
    }

    /**
     * @param realm the rules of the entity's realm
     */
    static PolicyRepresentation ofEntity(TokenPolicy policy, TokenPolicy realm) {
        Map<String, Object> own = rules(policy);
        Map<String, Object> realms = rules(realm);
        Map<String, Effective> effective = new LinkedHashMap<>();
        rules(policy.and(realm))
                .forEach(
                        (name, value) ->
                                effective.put(
                                        name,
                                        new Effective(
                                                value,
                                                origin(value, own.get(name), realms.get(name)))));
        return of(policy, effective);
    }

    private static String origin(Object value, Object own, Object realms) {
        if (value.equals(realms)) {
            return "realm";
        }
        return value.equals(own) ? "entity" : "both";
    }

    private static PolicyRepresentation of(TokenPolicy policy, Map<String, Effective> effective) {
        return new PolicyRepresentation(
                text(policy.maxLifespan()),
                policy.expiryRequired(),
                text(policy.defaultLifespan()),
                policy.namePattern() == null ? null : policy.namePattern().texts().get(0),
                values(policy.permissions()),
                policy.addressesRequired(),
                policy.maxTokens(),
                text(policy.maxOverlap()),
                value(policy.onReuse()),
                policy.selfRotate(),
                policy.enforceFrom(),
                effective);
    }

    /** The rules by name, as they are shown; only those that there are. */
    static Map<String, Object> rules(TokenPolicy policy) {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("maxLifespan", text(policy.maxLifespan()));
        rules.put("expiryRequired", policy.expiryRequired());
        rules.put("defaultLifespan", text(policy.defaultLifespan()));
        rules.put("namePattern", oneOrAll(policy.namePattern()));
        rules.put("permissions", values(policy.permissions()));
        rules.put("addressesRequired", policy.addressesRequired());
        rules.put("maxTokens", policy.maxTokens());
        rules.put("maxOverlap", text(policy.maxOverlap()));
        rules.put("onReuse", value(policy.onReuse()));
        rules.put("selfRotate", policy.selfRotate());
        rules.put("enforceFrom", policy.enforceFrom());
        rules.values().removeIf(Objects::isNull);
        return rules;
    }

    private static String text(Duration span) {
        return span == null ? null : TimeSpan.text(span);
    }

    private static List<String> values(Permissions permissions) {
        return permissions == null ? null : permissions.values();
    }

    private static String value(OnReuse onReuse) {
        return Optional.ofNullable(onReuse).map(OnReuse::value).orElse(null);
    }

    private static Object oneOrAll(NamePattern pattern) {
        if (pattern == null) {
            return null;
        }
        return pattern.texts().size() == 1 ? pattern.texts().get(0) : pattern.texts();
    }
}
