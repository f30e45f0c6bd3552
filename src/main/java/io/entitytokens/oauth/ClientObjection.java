package io.entitytokens.oauth;

import io.entitytokens.check.TokenChecks;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.format.TokenText;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/**
 * Why a request is refused whoever sends it: a token stands where it would be written, or is the
 * secret of a client where another client is authenticated, too (RFC 6749, section 2.3).
 */
record ClientObjection(KeycloakSession session, PresentedClient presented, Verdict.Refused why) {

    /**
     * @param isForTokens whether the request is about tokens anyway: then it need not show one
     */
    static Optional<ClientObjection> to(
            KeycloakSession session, PresentedClient presented, boolean isForTokens) {
        Optional<String> misplaced =
                MisplacedToken.in(
                        session.getContext().getHttpRequest(),
                        session.getContext().getConnection().getRemoteHost());
        if (misplaced.isPresent()) {
            return Optional.of(
                    new ClientObjection(
                            session,
                            presented,
                            TokenText.idIn(misplaced.get())
                                    .map(id -> Verdict.Refused.of(Reason.MISPLACED_TOKEN, id))
                                    .orElse(Verdict.Refused.outright(Reason.MISPLACED_TOKEN))));
        }
        return presented.isAmbiguous() && (isForTokens || presented.hasTokenForSecret())
                ? Optional.of(
                        new ClientObjection(
                                session,
                                presented,
                                Verdict.Refused.outright(Reason.SEVERAL_CREDENTIALS)))
                : Optional.empty();
    }

    /**
     * Refuses a request to the token endpoint, before its grant has the client authenticated.
     *
     * @param isForTokens as {@link #to} wants it
     */
    static void refuseIfAny(
            KeycloakSession session, PresentedClient presented, boolean isForTokens) {
        Optional<ClientObjection> objection = to(session, presented, isForTokens);
        if (objection.isPresent()) {
            throw objection
                    .get()
                    .refuseAt(Endpoint.CLIENT_CREDENTIALS)
                    .toException(Cors.builder().auth().allowAllOrigins());
        }
    }

    /**
     * Notes the refusal.
     *
     * @return what the client gets to hear
     */
    OAuthError refuseAt(Endpoint endpoint) {
        Demand demand =
                Demand.ofAnyEntity(
                        session.getContext().getRealm().getId(),
                        Permissions.NONE,
                        Recipient.AUDIENCE);
        // Which client sends it is not known: events name the one that a token stands for.
        session.getProvider(TokenChecks.class)
                .at(endpoint)
                .note(BuiltInClients.ISSUING_CLIENT_ID, demand, why);
        return challenged(session, presented, OAuthError.ofClient(why.reason()));
    }

    /** The error, with the scheme that the client used (RFC 6749, section 5.2). */
    static OAuthError challenged(
            KeycloakSession session, PresentedClient presented, OAuthError error) {
        if (error.isAboutTheClient() && presented.isBasic()) {
            session.getContext()
                    .getHttpResponse()
                    .setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Keycloak\"");
        }
        return error;
    }
}
