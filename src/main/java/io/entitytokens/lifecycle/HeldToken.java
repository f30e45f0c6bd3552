package io.entitytokens.lifecycle;

import io.entitytokens.audit.EntityChange;
import io.entitytokens.audit.EventDetails;
import io.entitytokens.audit.EventText;
import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A token that nobody else changes until the transaction of this session ends.
 *
 * @param token as it is now
 */
record HeldToken(KeycloakSession session, RealmModel realm, Entity entity, EntityToken token) {

    /**
     * Holds the entity first, as admins do, so that nobody waits for what the other holds.
     *
     * @return empty if the token is gone
     */
    static Optional<HeldToken> hold(KeycloakSession session, TokenAddress address) {
        return inRealm(
                session,
                address,
                store -> store.entities().findForUpdate(address.realmId(), address.entityId()),
                (store, entity) -> store.tokens().findForUpdate(entity, address.id()));
    }

    /** As {@link #hold}, but holds nothing: for whoever only tells of it. */
    static Optional<HeldToken> look(KeycloakSession session, TokenAddress address) {
        return inRealm(
                session,
                address,
                store ->
                        store.entities()
                                .find(address.realmId(), address.entityId())
                                .map(EntityStore.Listed::entity),
                (store, entity) ->
                        store.tokens().find(entity, address.id()).map(TokenStore.Listed::token));
    }

    private static Optional<HeldToken> inRealm(
            KeycloakSession session,
            TokenAddress address,
            Function<Store, Optional<Entity>> entities,
            BiFunction<Store, Entity, Optional<EntityToken>> tokens) {
        RealmModel realm = session.realms().getRealm(address.realmId());
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        Store store = session.getProvider(Store.class);
        return entities.apply(store)
                .flatMap(
                        entity ->
                                tokens.apply(store, entity)
                                        .map(
                                                token ->
                                                        new HeldToken(
                                                                session, realm, entity, token)));
    }

    TokenStore tokens() {
        return session.getProvider(Store.class).tokens();
    }

    Secrets secrets() {
        return tokens().secrets(token);
    }

    /**
     * What holds for it: the stricter of its entity's rules and its realm's, if it is not exempt.
     */
    TokenPolicy policy() {
        return session.getProvider(Store.class)
                .policies()
                .effective(realm.getId(), entity.id())
                .of(token);
    }

    /** Stores a change, and tells of it. */
    void change(EntityToken changed, TokenAct act, Circumstances circumstances) {
        tokens().update(changed);
        note(act, circumstances, Map.of());
    }

    /**
     * Has an event tell of an act.
     *
     * @param more further details
     */
    void note(TokenAct act, Circumstances circumstances, Map<String, String> more) {
        Map<String, String> details = act.details(circumstances.generation());
        details.put(EventDetails.ACTOR, circumstances.actor().value());
        details.put(EventDetails.ENDPOINT, circumstances.endpoint().value());
        details.put(EventDetails.ENTITY, entity.name());
        details.put(EventDetails.ENTITY_ID, entity.id());
        details.put(EventDetails.TOKEN_ID, token.id().value());
        details.put(EventDetails.TOKEN_NAME, token.name());
        details.putAll(more);
        details.replaceAll((name, value) -> EventText.write(value));
        AuthDetails nobody = new AuthDetails();
        nobody.setIpAddress(circumstances.ip());
        ServerEvent event = new ServerEvent(realm, session, nobody);
        event.resource(EntityChange.ENTITY_TOKEN)
                .operation(OperationType.ACTION)
                .resourcePath("entities", entity.id(), "tokens", token.id().value());
        event.getEvent().setDetails(details);
        event.success();
        act.count();
    }
}
