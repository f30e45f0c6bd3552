package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attempts to get past forward auth: as a client would make them through a gateway that hands on
 * what it gets. The path form is called just as Envoy does: prefix, then the client's own path and
 * query, with the client's own method.
 */
@Tag("gateway")
class ForwardAuthBypassIT {

    private static TestRealm realm;
    private static Token reader;
    private static Token customerReader;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ForwardAuthBypassIT.class);
        reader = realm.token(realm.entity("invoice"), "read");
        customerReader = realm.token(realm.entity("customer"), "read", "write", "delete");
    }

    private static Answer envoy(Token token, String method, String clientPath) {
        return realm.authorize(method, "/invoice" + clientPath).bearer(token.secret()).send();
    }

    @Test
    void forgedMethodHeaderDoesNotHideTheRealOne() {
        for (List<String> headers :
                List.of(
                        List.of("X-Original-Method", "X-Forwarded-Method"),
                        List.of("X-Forwarded-Method", "X-Original-Method"))) {
            Answer answer =
                    realm.authorize("GET", "?entity=invoice")
                            .header(headers.get(0), "DELETE")
                            .header(headers.get(1), "GET")
                            .bearer(reader.secret())
                            .send();

            assertThat(answer.expect(403).header("WWW-Authenticate"))
                    .contains("entity:read entity:delete");
        }
    }

    @Test
    void allValuesOfAMethodHeaderCount() {
        realm.authorize("GET", "?entity=invoice")
                .header("X-Original-Method", "GET")
                .header("X-Original-Method", "DELETE")
                .bearer(reader.secret())
                .send()
                .expect(403);
        realm.authorize("GET", "?entity=invoice")
                .header("X-Original-Method", "GET, DELETE")
                .bearer(reader.secret())
                .send()
                .expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND", "get", "Get", "", "GET,", "CONNECT"})
    void methodsThatNoPermissionCoversAreRefused(String method) {
        realm.authorize("GET", "?entity=invoice")
                .header("X-Original-Method", method)
                .bearer(reader.secret())
                .send()
                .expect(403);
    }

    @Test
    void pathFormBelievesNothingButItsOwnMethod() {
        assertThat(envoy(reader, "GET", "/invoices/1").status()).isEqualTo(200);
        assertThat(envoy(reader, "DELETE", "/invoices/1?permission=read").status()).isEqualTo(403);
        assertThat(envoy(reader, "DELETE", "/invoices/1?permission=read&entity=invoice").status())
                .isEqualTo(403);
        assertThat(
                        realm.authorize("DELETE", "/invoice/invoices/1")
                                .header("X-Original-Method", "GET")
                                .header("X-Forwarded-Method", "GET")
                                .header("X-HTTP-Method-Override", "GET")
                                .bearer(reader.secret())
                                .send()
                                .status())
                .isEqualTo(403);
    }

    @Test
    void pathFormRefusesOptionsAndUnknownMethods() {
        assertThat(envoy(reader, "OPTIONS", "/invoices/1").status()).isEqualTo(403);
        assertThat(envoy(reader, "TRACE", "/invoices/1").status()).isEqualTo(405);
        assertThat(envoy(reader, "PROPFIND", "/invoices/1").status()).isEqualTo(405);
        realm.authorize("OPTIONS", "/invoice/invoices/1").send().expect(401);
    }

    /** A token for customers, at the route of invoices. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../customer/1",
                "/x/../../customer/1",
                "/%2e%2e/customer/1",
                "/..%2fcustomer/1",
                "/..%2Fcustomer",
                "%2f..%2fcustomer",
                "/..;/customer",
                ";/../customer",
                "/.%2e/customer",
                "/..\\customer",
                "/%2e%2e%5ccustomer",
                "/./../customer",
                "//../customer",
                "/?entity=customer",
                "?entity=customer&permission=read",
                "/#/../customer",
                "//customer"
            })
    void pathDoesNotChangeTheEntity(String clientPath) {
        String path = clientPath.replace("\\", "%5C");

        assertThat(envoy(customerReader, "GET", path).status()).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//invoice/1",
                "/;x/invoice",
                "/%69nvoice",
                "/invoice%2f..%2fcustomer",
                "/Invoice"
            })
    void entityOfThePathFormMustStandThereAsItIs(String rest) {
        assertThat(realm.authorize("GET", rest).bearer(reader.secret()).send().status())
                .isIn(400, 403, 404);
    }

    @Test
    void twoCredentialsAreRefusedEvenIfBothAreGood() {
        String query = "?entity=invoice&permission=read";
        List<Answer> answers =
                List.of(
                        realm.authorize("GET", query)
                                .bearer(reader.secret())
                                .header("X-API-Key", reader.secret())
                                .send(),
                        realm.authorize("GET", query)
                                .bearer(reader.secret())
                                .bearer(reader.secret())
                                .send(),
                        realm.authorize("GET", query)
                                .header("X-API-Key", reader.secret())
                                .header("X-API-Key", customerReader.secret())
                                .send());

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(400);
                            assertThat(answer.header("WWW-Authenticate"))
                                    .contains("error=\"invalid_request\"");
                        });
    }

    @Test
    void tokenInTheUrlIsNoCredential() {
        for (String parameter : List.of("access_token", "token", "api_key")) {
            realm.authorize(
                            "GET",
                            "?entity=invoice&permission=read&"
                                    + parameter
                                    + "="
                                    + Forgery.unknown(7))
                    .send()
                    .expect(401);
        }
    }

    @Test
    void tokenOfAnotherRealmIsUnknown() {
        TestRealm other = TestRealm.named("forwardauthbypassit-other", Map.of());
        other.entity("invoice");

        other.authorize(reader, "invoice", "read").expect(401);
    }
}
