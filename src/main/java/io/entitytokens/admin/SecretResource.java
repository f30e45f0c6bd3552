package io.entitytokens.admin;

import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/{tokenId}/secrets/{generation}} */
public final class SecretResource {

    /** What is longer, or written otherwise, was never the number of a secret. */
    private static final Pattern GENERATION = Pattern.compile("[1-9]\\d{0,8}");

    private final AdminRequest request;
    private final AddressedToken address;
    private final String generation;

    SecretResource(AdminRequest request, AddressedToken address, String generation) {
        this.request = request;
        this.address = address;
        this.generation = generation;
    }

    /** Ends an older secret now. */
    @DELETE
    public Response end() {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    Entity entity = address.entityForUpdate();
                    EntityToken token = address.tokenForUpdate(entity);
                    Secrets secrets = request.tokens().secrets(token);
                    Secret secret =
                            Optional.of(generation)
                                    .filter(GENERATION.asMatchPredicate())
                                    .flatMap(number -> secrets.find(Integer.parseInt(number)))
                                    .orElseThrow(Problem::noSuchSecret);
                    end(entity, token, secrets, secret);
                    return Response.noContent().build();
                });
    }

    private void end(Entity entity, EntityToken token, Secrets secrets, Secret secret) {
        long now = request.now();
        switch (secret.state(now)) {
            case CURRENT ->
                    throw new TokenStateException(
                            "The newest secret cannot be ended: rotate it, or disable the token");
            case OVERLAPPING -> {
                EntityTokenRepresentation before = address.represent(entity);
                request.tokens().endSecrets(token, ended(secrets, secret, Cause.EARLY, now));
                request.note(
                        TokenAct.END_SECRET,
                        before,
                        address.represent(entity),
                        secret.generation());
            }
            // It has ended already, as announced; if not by the clock of every node.
            case RETIRED ->
                    request.tokens().endSecrets(token, ended(secrets, secret, Cause.REPLACED, now));
        }
    }

    private static Secrets ended(Secrets secrets, Secret secret, Cause cause, long now) {
        return secrets.ended(secret.generation(), new SecretEnd(now, cause), now);
    }
}
