package io.entitytokens.oauth;

import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * An entity token that this request presented as a client's secret, and that was accepted. Kept
 * with the session, where only code of this server can put it.
 *
 * @param client whose secret it stands for
 */
record AcceptedToken(ClientModel client, Demand demand, Verdict.Accepted verdict) {

    private static final String ATTRIBUTE = AcceptedToken.class.getName();

    void keepIn(KeycloakSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static Optional<AcceptedToken> in(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, AcceptedToken.class));
    }
}
