package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/actions}: one action on many tokens. */
public final class TokenActionsResource {

    private static final int MAX_IDS = 1000;

    private static final String NOT_FOUND = "not_found";

    private final AdminRequest request;
    private final String entityId;

    TokenActionsResource(AdminRequest request, String entityId) {
        this.request = request;
        this.entityId = entityId;
    }

    /**
     * What became of one token.
     *
     * @param result {@code done}, {@code unchanged}, {@code not_found}, {@code revoked} or {@code
     *     rotation_required}
     */
    record Result(String id, String result) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response act(InputStream body) {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    JsonBody order = JsonBody.read(body, Set.of("action", "ids"));
                    Action action = Action.read(order);
                    Set<String> ids = order.texts("ids", MAX_IDS);
                    if (ids.isEmpty()) {
                        throw new InvalidValueException("ids", "is required");
                    }
                    Entity entity = request.entityForUpdate(entityId);
                    return Response.ok(act(entity, action, ids)).build();
                });
    }

    private List<Result> act(Entity entity, Action action, Set<String> ids) {
        Map<String, EntityToken> found = new HashMap<>();
        for (String id : ids) {
            TokenId.parse(id)
                    .flatMap(tokenId -> request.tokens().findForUpdate(entity, tokenId))
                    .ifPresent(token -> found.put(id, token));
        }
        if (action == Action.DELETE) {
            request.tokens().holdUses(found.values().stream().map(EntityToken::id).toList());
        }
        return ids.stream()
                .map(
                        id ->
                                new Result(
                                        id,
                                        found.containsKey(id)
                                                ? act(entity, action, found.get(id))
                                                : NOT_FOUND))
                .toList();
    }

    private String act(Entity entity, Action action, EntityToken current) {
        TokenStore tokens = request.tokens();
        TokenId id = current.id();
        if (action != Action.DELETE && current.life().isRevoked()) {
            return "revoked";
        }
        if (action == Action.ENABLE && current.life().isRotationRequired()) {
            return "rotation_required";
        }
        if (action != Action.DELETE && current.enabled() == (action == Action.ENABLE)) {
            return "unchanged";
        }
        EntityTokenRepresentation before = represent(entity, id);
        if (action == Action.DELETE) {
            tokens.delete(current);
            request.note(OperationType.DELETE, before, null);
        } else {
            tokens.update(
                    current.changed(
                            current.settings().withEnabled(action == Action.ENABLE),
                            request.now()));
            request.note(OperationType.ACTION, before, represent(entity, id));
        }
        return "done";
    }

    private EntityTokenRepresentation represent(Entity entity, TokenId id) {
        return EntityTokenRepresentation.of(
                request.tokens().find(entity, id).orElseThrow(), request.now());
    }

    private enum Action {
        ENABLE,
        DISABLE,
        DELETE;

        static Action read(JsonBody order) {
            String name = order.text("action");
            return switch (name == null ? "" : name) {
                case "enable" -> ENABLE;
                case "disable" -> DISABLE;
                case "delete" -> DELETE;
                default ->
                        throw new InvalidValueException(
                                "action", "must be enable, disable or delete");
            };
        }
    }
}
