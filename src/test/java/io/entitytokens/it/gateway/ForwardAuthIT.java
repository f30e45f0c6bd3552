package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways ask, in both forms, and what they get to hear. */
@Tag("database")
@Tag("gateway")
class ForwardAuthIT {

    private static TestRealm realm;
    private static String invoice;
    private static Token reader;
    private static Token writer;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ForwardAuthIT.class);
        invoice = realm.entity("invoice");
        realm.entity("customer");
        reader = realm.token(invoice, "read");
        writer = realm.token(invoice, "read", "write");
    }

    @Test
    void allowedAnswerTellsWhoItIs() {
        Token token = realm.token(invoice, NewToken.named("SAP & Söhne/1").may("write", "read"));

        Answer answer = realm.authorize(token, "invoice", "write").expect(200);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Entity")).isEqualTo("invoice");
        assertThat(answer.header("X-Entity-Permissions")).isEqualTo("read write");
        assertThat(answer.header("X-Entity-Token-Id")).isEqualTo(token.id());
        assertThat(answer.header("X-Entity-Token-Name")).isEqualTo("SAP%20%26%20S%C3%B6hne%2F1");
    }

    @Test
    void credentialIsTakenFromEachOfThreePlaces() {
        String query = "?entity=invoice&permission=read";

        realm.authorize("GET", query).bearer(reader.secret()).send().expect(200);
        realm.authorize("GET", query)
                .header("Authorization", "bearer " + reader.secret())
                .send()
                .expect(200);
        realm.authorize("GET", query).header("X-API-Key", reader.secret()).send().expect(200);
        realm.authorize("GET", query)
                .header("Authorization", OAuth.basic("anybody", reader.secret()))
                .send()
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,200,200",
        "HEAD,200,200",
        "POST,403,200",
        "PUT,403,200",
        "PATCH,403,200",
        "DELETE,403,403"
    })
    void methodDecidesPermissionInBothForms(String method, int readerStatus, int writerStatus) {
        for (String header : List.of("X-Original-Method", "X-Forwarded-Method")) {
            assertThat(byHeader(reader, header, method)).isEqualTo(readerStatus);
            assertThat(byHeader(writer, header, method)).isEqualTo(writerStatus);
        }
        assertThat(byPath(reader, method)).isEqualTo(readerStatus);
        assertThat(byPath(writer, method)).isEqualTo(writerStatus);
    }

    private static int byHeader(Token token, String header, String method) {
        return realm.authorize("GET", "?entity=invoice")
                .header(header, method)
                .bearer(token.secret())
                .send()
                .status();
    }

    private static int byPath(Token token, String method) {
        return realm.authorize(method, "/invoice/invoices/17?year=2026")
                .bearer(token.secret())
                .send()
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "delete", "read write", "read delete", "write delete"})
    void eachSetOfPermissionsOpensJustItself(String permissions) {
        Token token = realm.token(invoice, permissions.split(" "));

        for (String asked : List.of("read", "write", "delete")) {
            boolean held = Arrays.asList(permissions.split(" ")).contains(asked);
            assertThat(realm.authorize(token, "invoice", asked).status())
                    .as("%s with %s", asked, permissions)
                    .isEqualTo(held ? 200 : 403);
        }
    }

    @Test
    void queryFormTakesAnyMethodOfItsOwn() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")) {
            realm.authorize(method, "?entity=invoice&permission=read")
                    .bearer(reader.secret())
                    .send()
                    .expect(200);
        }
    }

    @Test
    void missingCredentialIsAChallengeWithoutError() {
        Answer answer = realm.authorize("GET", "?entity=invoice&permission=read").send();

        assertThat(answer.expect(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"forwardauthit\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEmpty();
        realm.authorize("GET", "?entity=invoice&permission=read")
                .header("Authorization", "Digest username=\"x\"")
                .send()
                .expect(401);
    }

    @Test
    void whateverIsWrongWithTheTokenTheAnswerIsTheSame() {
        Token disabled =
                realm.token(invoice, NewToken.named("off").may("read").with("enabled", false));
        Token deleted = realm.token(invoice, "read");
        realm.realmAdmin().delete(realm.path(deleted)).expect(204);
        String tampered = reader.secret().substring(0, 75) + "~";
        Token other = realm.token(invoice, "read");

        List<Answer> answers =
                Stream.of(
                                disabled.secret(),
                                deleted.secret(),
                                tampered,
                                "",
                                "x",
                                "eyJhbGciOiJub25lIn0.e30.",
                                Forgery.withSecretOf(reader.secret(), other.secret()))
                        .map(
                                secret ->
                                        realm.authorize("GET", "?entity=invoice&permission=read")
                                                .header("X-API-Key", secret)
                                                .send())
                        .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(401);
                            assertThat(answer.header("WWW-Authenticate"))
                                    .isEqualTo(
                                            "Bearer realm=\"forwardauthit\","
                                                    + " error=\"invalid_token\"");
                            assertThat(answer.body()).isEmpty();
                        });
        assertThat(answers)
                .extracting(a -> a.headers().map().keySet())
                .containsOnly(answers.get(0).headers().map().keySet());
    }

    @Test
    void lackingAnotherAndNoEntityAreIndistinguishable() {
        List<Answer> answers =
                List.of(
                        realm.authorize(reader, "invoice", "write"),
                        realm.authorize(reader, "customer", "write"),
                        realm.authorize(reader, "no-such-entity", "write"),
                        realm.authorize(reader, "NOT%20A%20NAME", "write"));

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(403);
                            assertThat(answer.header("WWW-Authenticate"))
                                    .isEqualTo(
                                            "Bearer realm=\"forwardauthit\","
                                                    + " error=\"insufficient_scope\","
                                                    + " scope=\"entity:write\"");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?permission=read",
                "?entity=&permission=read",
                "?entity=invoice",
                "?entity=invoice&permission=",
                "?entity=invoice&permission=READ",
                "?entity=invoice&permission=admin",
                "?entity=invoice&permission=read&permission=write",
                "?entity=invoice&entity=customer&permission=read",
                "/"
            })
    void questionWithoutEntityOrPermissionIs400(String rest) {
        Answer answer = realm.authorize("GET", rest).bearer(reader.secret()).send();

        assertThat(answer.expect(400).header("WWW-Authenticate")).contains("invalid_request");
    }
}
