package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.Entity;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.PolicyStore.Owner;
import io.entitytokens.token.store.StoreUnavailableException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * {@code /admin/realms/{realm}/entities/policy} and {@code
 * /admin/realms/{realm}/entities/{id}/policy}: rules for tokens.
 */
public final class PolicyResource {

    private final AdminRequest request;
    private final Optional<String> entityId;

    /**
     * @param entityId empty for the rules of the realm
     */
    PolicyResource(AdminRequest request, Optional<String> entityId) {
        this.request = request;
        this.entityId = entityId;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        request.access().requireView();
        Optional<Entity> entity = find();
        PolicyStore.Versioned found = request.policies().find(owner(entity));
        return Versions.read(represent(entity, found.policy(), realms(entity)), found.version())
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        request.access().requireManageEntities();
        return Problem.answering(
                request.session(),
                () -> {
                    JsonBody changes = JsonBody.read(body, PolicyRepresentation.FIELDS);
                    Optional<Entity> entity = hold();
                    PolicyStore.Versioned realms = realms(entity);
                    PolicyStore.Versioned current = request.policies().findForUpdate(owner(entity));
                    Versions.requireMatch(request.session(), current.version());
                    TokenPolicy changed = changed(changes, entity, current.policy(), realms);
                    trial(entity, current, changed, realms)
                            .requireConfirmed(
                                    () -> confirmation(entity, current, changed, realms),
                                    request.query().text("confirm"));
                    PolicyRepresentation before = represent(entity, current.policy(), realms);
                    PolicyStore.Versioned saved = save(owner(entity), changed);
                    request.note(entity, before, represent(entity, changed, realms));
                    return Response.noContent().tag(Versions.tag(saved.version())).build();
                });
    }

    /** Tells which tokens a change would hit, and changes nothing. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response preview(InputStream body) {
        request.access().requireView();
        return Problem.answering(
                request.session(),
                () -> {
                    Optional<Entity> entity = find();
                    PolicyStore.Versioned realms = realms(entity);
                    JsonBody changes = JsonBody.read(body, PolicyRepresentation.FIELDS);
                    PolicyStore.Versioned current = request.policies().find(owner(entity));
                    TokenPolicy changed = changed(changes, entity, current.policy(), realms);
                    return Response.ok(
                                    trial(entity, current, changed, realms)
                                            .preview(
                                                    confirmation(entity, current, changed, realms)))
                            .build();
                });
    }

    private static TokenPolicy changed(
            JsonBody changes,
            Optional<Entity> entity,
            TokenPolicy current,
            PolicyStore.Versioned realms) {
        TokenPolicy changed = PolicyBody.read(changes, current);
        entity.ifPresent(e -> changed.requireWithin(realms.policy(), current));
        return changed;
    }

    private PolicyTrial trial(
            Optional<Entity> entity,
            PolicyStore.Versioned current,
            TokenPolicy changed,
            PolicyStore.Versioned realms) {
        return new PolicyTrial(request, owner(entity), current.policy(), changed, realms.policy());
    }

    /**
     * For this change of this version; of an entity's rules, the realm's must not change either.
     */
    private PolicyConfirmation confirmation(
            Optional<Entity> entity,
            PolicyStore.Versioned current,
            TokenPolicy changed,
            PolicyStore.Versioned realms) {
        return PolicyConfirmation.of(
                request.session(),
                entity.map(Entity::id).orElse("realm"),
                List.of(current.version(), realms.version()),
                PolicyRepresentation.rules(changed));
    }

    private Optional<Entity> find() {
        return entityId.map(id -> request.entity(id).entity());
    }

    /** The realm's rules come first: or both could change, and nobody sees whom both hit. */
    private Optional<Entity> hold() {
        if (entityId.isEmpty()) {
            request.entities().holdRealm(request.realmId());
        } else {
            request.policies().hold(Owner.realm(request.realmId()));
        }
        return entityId.map(request::entityForUpdate);
    }

    private PolicyStore.Versioned save(Owner owner, TokenPolicy policy) {
        try {
            return request.policies().save(owner, policy);
        } catch (DuplicateException | StoreUnavailableException e) {
            // Somebody else is making the first rules at this moment; MariaDB calls that a
            // deadlock.
            request.session().getTransactionManager().setRollbackOnly();
            throw Problem.busy();
        }
    }

    private Owner owner(Optional<Entity> entity) {
        return new Owner(request.realmId(), entity.map(Entity::id).orElse(null));
    }

    /** The rules of the realm beside those of an entity; a realm's have none beside them. */
    private PolicyStore.Versioned realms(Optional<Entity> entity) {
        return entity.isEmpty()
                ? new PolicyStore.Versioned(TokenPolicy.NONE, 0)
                : request.policies().find(Owner.realm(request.realmId()));
    }

    private static PolicyRepresentation represent(
            Optional<Entity> entity, TokenPolicy policy, PolicyStore.Versioned realms) {
        return entity.isPresent()
                ? PolicyRepresentation.ofEntity(policy, realms.policy())
                : PolicyRepresentation.ofRealm(policy);
    }
}
