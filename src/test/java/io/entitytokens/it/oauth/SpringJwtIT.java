package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spring Security's JWT decoder, with the issuer and the audience and nothing else set. */
class SpringJwtIT extends RecordsApiStory {

    @Override
    Background start(int port) throws IOException {
        return SpringExample.start("jwt", environment(), port);
    }

    @Override
    String credential(Token token) {
        return OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));
    }

    /** Who does not ask Keycloak cannot know; so a JWT does not live long. */
    @Test
    void switchedOffWhileRunningThereIsNoNewJwtAndTheOldOneIsShortLived() {
        Token token = realm.token(invoice, "read");
        String jwt = credential(token);
        send(jwt, "GET", "/invoices").expect(200);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);

        oauth.clientCredentials("entity-tokens", token.secret()).expect(401);
        assertThat(oauth.introspect(RESOURCE_SERVER, jwt).expect(200).body())
                .isEqualTo("{\"active\":false}");
        send(jwt, "GET", "/invoices").expect(200);
        JsonNode claims = OAuth.claims(jwt);
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isPositive()
                .isLessThanOrEqualTo(300);
    }

    @Test
    void jwtForAnotherResourceServerIsRefused() {
        oauth.client("another-api");
        String other = realm.entity("order", "another-api");

        send(credential(realm.token(other, "read")), "GET", "/invoices").expect(401);
    }
}
