package io.entitytokens.token;

import java.time.Duration;
import java.util.List;

/** Rules for tests: none, until a test makes some. */
public final class PolicyDraft {

    private Duration maxLifespan;
    private Boolean expiryRequired;
    private Duration defaultLifespan;
    private NamePattern namePattern;
    private Permissions permissions;
    private Boolean addressesRequired;
    private Long maxTokens;
    private Duration maxOverlap;
    private OnReuse onReuse;
    private Boolean selfRotate;
    private Long enforceFrom;

    private PolicyDraft() {}

    public static PolicyDraft rules() {
        return new PolicyDraft();
    }

    /** Rules for secrets alone. */
    public static TokenPolicy ofSecrets(Duration maxOverlap, OnReuse onReuse, Boolean selfRotate) {
        PolicyDraft draft = rules();
        draft.maxOverlap = maxOverlap;
        draft.onReuse = onReuse;
        draft.selfRotate = selfRotate;
        return draft.build();
    }

    /**
     * @param text ISO 8601
     */
    public PolicyDraft maxLifespan(String text) {
        maxLifespan = Duration.parse(text);
        return this;
    }

    public PolicyDraft expiryRequired(Boolean flag) {
        expiryRequired = flag;
        return this;
    }

    /**
     * @param text ISO 8601
     */
    public PolicyDraft defaultLifespan(String text) {
        defaultLifespan = Duration.parse(text);
        return this;
    }

    public PolicyDraft namePattern(String... texts) {
        namePattern = new NamePattern(List.of(texts));
        return this;
    }

    public PolicyDraft permissions(Permission... only) {
        permissions = Permissions.of(only);
        return this;
    }

    public PolicyDraft addressesRequired(Boolean flag) {
        addressesRequired = flag;
        return this;
    }

    public PolicyDraft maxTokens(long count) {
        maxTokens = count;
        return this;
    }

    public PolicyDraft maxOverlap(Duration span) {
        maxOverlap = span;
        return this;
    }

    public PolicyDraft selfRotate() {
        selfRotate = true;
        return this;
    }

    public PolicyDraft enforceFrom(long timestamp) {
        enforceFrom = timestamp;
        return this;
    }

    public TokenPolicy build() {
        return new TokenPolicy(
                maxLifespan,
                expiryRequired,
                defaultLifespan,
                namePattern,
                permissions,
                addressesRequired,
                maxTokens,
                maxOverlap,
                onReuse,
                selfRotate,
                enforceFrom);
    }
}
