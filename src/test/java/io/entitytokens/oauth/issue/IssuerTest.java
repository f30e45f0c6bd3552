package io.entitytokens.oauth.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.services.Urls;

final class IssuerTest {

    private static final List<String> REALMS =
            List.of(
                    "demo",
                    "my-realm_2~",
                    "a.b",
                    "..",
                    "with space",
                    "ümlaut",
                    "a%2Fb",
                    "a{b}",
                    "a+b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "https://id.example.com/",
                "https://id.example.com/auth/",
                "https://id.example.com/a%20b/",
                "https://[::1]:8443/",
                "https://id.example.com",
                "https://id.example.com/auth"
            })
    void issuerIsKeycloaksOwnForAnyRealmAndAddress(URI base) {
        for (String realm : REALMS) {
            assertThat(Issuer.of(base, realm)).isEqualTo(Urls.realmIssuer(base, realm));
        }
    }
}
