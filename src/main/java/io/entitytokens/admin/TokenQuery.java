package io.entitytokens.admin;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permission;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.store.TokenStore;
import java.util.List;

/** What a query says of the tokens to list or to count, of a realm or of one of its entities. */
final class TokenQuery {

    private final AdminRequest request;
    private final QueryParameters query;
    private final TokenStore.Filter filter;

    /**
     * @param entityId null for all of the realm
     * @throws InvalidValueException naming the parameter that cannot be read
     */
    TokenQuery(AdminRequest request, String entityId) {
        this.request = request;
        this.query = request.query();
        this.filter =
                new TokenStore.Filter(
                        request.realmId(),
                        entityId,
                        query.search(),
                        query.sought("name"),
                        status(),
                        permission(),
                        query.isTrue("neverExpires"),
                        query.timestamp("expiresBefore"),
                        query.timestamp("secretOlderThan"),
                        query.timestamp("unusedSince"),
                        query.text("createdBy"),
                        query.isTrue("violation"),
                        request.now());
    }

    private TokenStatus status() {
        String value = query.text("status");
        if (value == null) {
            return null;
        }
        return TokenStatus.of(value)
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "status",
                                        "must be revoked, expired, entity_disabled, disabled,"
                                                + " policy_violation or active"));
    }

    private Permission permission() {
        String value = query.text("permission");
        if (value == null) {
            return null;
        }
        return Permission.of(value)
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "permission", "must be read, write or delete"));
    }

    List<EntityTokenRepresentation> list() {
        return request
                .tokens()
                .list(
                        filter,
                        query.sort(TokenStore.Sort.values(), TokenStore.Sort.NAME),
                        query.ascending(),
                        query.page())
                .stream()
                .map(token -> EntityTokenRepresentation.of(token, filter.now()))
                .toList();
    }

    long count() {
        return request.tokens().count(filter);
    }
}
