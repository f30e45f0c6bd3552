package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.entitytokens.http.JsonBody;
import io.entitytokens.token.AddressList;
import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.Enforcement;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.PolicyRule;
import io.entitytokens.token.TokenLife;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenSecret;
import io.entitytokens.token.store.TokenStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A token as the admin REST API shows it, without its secret. Times are epoch milliseconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityTokenRepresentation(
        String id,
        String entityId,
        String entityName,
        String name,
        String description,
        List<String> permissions,
        List<String> effectivePermissions,
        boolean enabled,
        String status,
        List<String> violations,
        String disabledReason,
        Long suspectedTimestamp,
        Long revokedTimestamp,
        String hint,
        int generation,
        long secretCreatedTimestamp,
        List<SecretRepresentation> secrets,
        long createdTimestamp,
        String createdBy,
        long updatedTimestamp,
        Long expiresTimestamp,
        List<String> addresses,
        List<LimitRepresentation> limits,
        boolean exempt,
        Long lastUsedTimestamp,
        String lastUsedIp,
        String lastUsedEndpoint,
        Long lastReadTimestamp,
        Long lastWriteTimestamp,
        Long lastDeleteTimestamp,
        long useCount) {

    /** What a request may carry: what it can set, and what it got from us and sends back. */
    static final Set<String> FIELDS = JsonBody.fields(EntityTokenRepresentation.class);

    /** The reply that creates or rotates a token: the only one that shows the secret. */
    record Issued(@JsonUnwrapped EntityTokenRepresentation representation, String token) {

        static Issued of(EntityTokenRepresentation representation, TokenSecret secret) {
            return new Issued(representation, secret.reveal());
        }

        @Override
        public String toString() {
            return representation + " [secret]";
        }
    }

    static EntityTokenRepresentation of(TokenStore.Listed listed, long now) {
        EntityToken token = listed.token();
        TokenLife life = token.life();
        Entity entity = listed.entity();
        Optional<TokenUse> use = listed.use();
        return new EntityTokenRepresentation(
                token.id().value(),
                entity.id(),
                entity.name(),
                token.name(),
                token.settings().description(),
                token.permissions().values(),
                Enforcement.permissionsLeft(token, listed.policy(), now).values(),
                token.enabled(),
                TokenStatus.of(token, entity, listed.policy(), now).value(),
                violations(listed, now),
                Optional.ofNullable(life.disabledReason()).map(DisabledReason::value).orElse(null),
                life.suspectedTimestamp(),
                life.revokedTimestamp(),
                token.id().hint(),
                life.generation(),
                life.secretCreatedTimestamp(),
                listed.secrets().stream().map(used -> SecretRepresentation.of(used, now)).toList(),
                token.createdTimestamp(),
                token.createdBy(),
                token.updatedTimestamp(),
                token.expiresTimestamp(),
                Optional.ofNullable(token.settings().addresses())
                        .map(AddressList::texts)
                        .orElse(null),
                LimitRepresentation.of(token.settings().limits()),
                token.settings().exempt(),
                use.map(TokenUse::timestamp).orElse(null),
                use.map(TokenUse::ip).orElse(null),
                use.map(TokenUse::endpoint).orElse(null),
                use.map(TokenUse::lastRead).orElse(null),
                use.map(TokenUse::lastWrite).orElse(null),
                use.map(TokenUse::lastDelete).orElse(null),
                use.map(TokenUse::count).orElse(0L));
    }

    /** Null where there are none. */
    private static List<String> violations(TokenStore.Listed listed, long now) {
        List<String> broken =
                Enforcement.broken(listed.token(), listed.entity(), listed.policy(), now).stream()
                        .map(PolicyRule::value)
                        .toList();
        return broken.isEmpty() ? null : broken;
    }
}
