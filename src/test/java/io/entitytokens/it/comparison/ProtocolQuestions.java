package io.entitytokens.it.comparison;

import io.entitytokens.it.support.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the protocol's endpoints are asked: each grant, introspection, and ways to get it wrong. */
final class ProtocolQuestions {

    /** Endpoint, client that shows its secret in the header, form; see {@link Words}. */
    private static final String FORMS =
            """
            token - {alice}&client_id=website
            token - {alice}&client_id=website&scope=openid+email
            token - {alice}&client_id=website&scope=nonsense
            token - {alice}&client_id=website&scope=entity:write
            token - {alice}&client_id=no-service-account&client_secret={secret}
            token - {alice}&client_id=records-api&client_secret={secret}
            token - grant_type=password&client_id=website&username=alice&password=wrong
            token - grant_type=password&client_id=website
            token records-api grant_type=client_credentials
            token records-api grant_type=client_credentials&client_id=records-api
            token records-api grant_type=client_credentials&client_id=disabled
            token records-api grant_type=client_credentials&client_secret={secret}
            token records-api:wrong grant_type=client_credentials
            token records-api:ket_nonsense grant_type=client_credentials
            token records-api:%zz grant_type=client_credentials
            token records%00:wrong grant_type=client_credentials
            token - grant_type=client_credentials&client_id=records%00&client_secret=wrong
            token disabled grant_type=client_credentials
            token nobody grant_type=client_credentials
            token no-service-account grant_type=client_credentials
            token signing grant_type=client_credentials
            token - grant_type=client_credentials
            token - grant_type=client_credentials&client_id=website
            token - grant_type=client_credentials&client_id=records-api
            token - grant_type=client_credentials&client_id=records-api&client_secret=wrong
            token - grant_type=client_credentials&client_id=records-api&client_secret=ket_nonsense
            token - {records-api}
            token - {records-api}&scope=email
            token - {records-api}&scope=openid
            token - {records-api}&scope=
            token - {records-api}&scope=nonsense
            token - {records-api}&scope=entity:read
            token - {records-api}&scope=email&scope=email
            token - {records-api}&client_id=website
            token - {records-api}&client_secret=wrong
            token - {records-api}&grant_type=client_credentials
            token - {records-api}&grant_type=password
            token - grant_type=client_credentials&{signature}
            token - grant_type=client_credentials&{signature-of-another}
            token - grant_type=client_credentials&{signature}broken
            token - {refresh}&refresh_token={refresh-token}
            token - {refresh}&refresh_token={refresh-token}&scope=openid
            token - {refresh}&refresh_token={refresh-token}&scope=phone
            token - {refresh}&refresh_token={access-token}
            token - {refresh}&refresh_token=nonsense
            token - {refresh}&refresh_token=ket_nonsense
            token - {refresh}
            token records-api grant_type=refresh_token&refresh_token={refresh-token}
            token records-api {exchange}&subject_token={access-token}
            token records-api {exchange}&subject_token={access-token}&audience=records-api
            token records-api {exchange}&subject_token={access-token}&audience=nobody
            token records-api {exchange}&subject_token={access-token}&scope=email
            token records-api {exchange}&subject_token={access-token}&scope=nonsense
            token records-api {exchange}&subject_token={access-token}&requested_token_type={type}refresh_token
            token records-api {exchange}&subject_token={access-token}&requested_token_type=nonsense
            token records-api {exchange}&subject_token={access-token}&subject_token_type={type}jwt
            token records-api {exchange}&subject_token={access-token}&actor_token=nonsense
            token records-api {exchange}&subject_token=nonsense
            token records-api {exchange}&subject_token=ket_nonsense
            token records-api {exchange}
            token records-api grant_type={grant}token-exchange&subject_token={access-token}
            token records-api grant_type={grant}token-exchange&subject_token={id-token}&subject_token_type={type}id_token
            token records-api grant_type={grant}token-exchange&subject_token={access-token}&subject_token_type=nonsense
            token no-service-account {exchange}&subject_token={access-token}
            token - {exchange}&subject_token={access-token}&client_id=website
            token records-api grant_type=nonsense
            token records-api grant_type=authorization_code
            token records-api grant_type=authorization_code&code=a.b.c
            token records-api grant_type={grant}device_code&device_code=nonsense
            token records-api grant_type={grant}uma-ticket
            token records-api grant_type={grant}jwt-bearer&assertion=a.b.c
            token records-api grant_type=urn:openid:params:grant-type:ciba&auth_req_id=nonsense
            token records-api nonsense=nonsense
            token - nonsense=nonsense
            token/introspect records-api token={access-token}
            token/introspect records-api token={access-token}&token_type_hint=access_token
            token/introspect records-api token={access-token}&token_type_hint=refresh_token
            token/introspect records-api token={access-token}&token_type_hint=requesting_party_token
            token/introspect records-api token={access-token}&token_type_hint=nonsense
            token/introspect records-api token={access-token}&token_type_hint=
            token/introspect records-api token={access-token}broken
            token/introspect records-api token={ended-token}
            token/introspect records-api token={refresh-token}
            token/introspect records-api token={refresh-token}&token_type_hint=refresh_token
            token/introspect records-api token={id-token}
            token/introspect records-api token=nonsense
            token/introspect records-api token=nonsense&token_type_hint=access_token
            token/introspect records-api token=ket_nonsense
            token/introspect records-api token=
            token/introspect records-api token={access-token}&token=nonsense
            token/introspect records-api nonsense=nonsense
            token/introspect no-service-account token={access-token}
            token/introspect records-api:wrong token={access-token}
            token/introspect records-api:ket_nonsense token={access-token}
            token/introspect - token={access-token}
            token/introspect - token={access-token}&client_id=website
            token/introspect - token={access-token}&client_id=records-api&client_secret={secret}
            token/introspect - token={access-token}&{signature}
            revoke - client_id=website&token={access-token}
            revoke - client_id=website&token={refresh-token}
            revoke - client_id=website&token=nonsense
            revoke - client_id=website&token=ket_nonsense
            revoke - client_id=website
            revoke - token={access-token}
            revoke records-api token={refresh-token}
            ext/par/request - client_id=website&{code}
            ext/par/request - {code}
            ext/par/request records-api {code}
            ext/par/request records-api:wrong {code}
            ext/par/request records-api:ket_nonsense {code}
            logout - client_id=website&refresh_token={refresh-token}
            logout - client_id=website&refresh_token=nonsense
            auth/device records-api scope=openid
            ext/ciba/auth records-api scope=openid&login_hint=alice
            """;

    private final List<Question> questions = new ArrayList<>();

    private ProtocolQuestions() {}

    static List<Question> all() {
        ProtocolQuestions all = new ProtocolQuestions();
        FORMS.lines().forEach(all::askByForm);
        all.askInOtherWays();
        return all.questions;
    }

    private void askByForm(String line) {
        String[] parts = line.split(" ", 3);
        ask(line, side -> side.form(parts[0], parts[1], parts[2]));
    }

    private void ask(String name, Function<Side, Answer> ask) {
        questions.add(new Question(name, ask));
    }

    private void askInOtherWays() {
        for (String path : List.of("/token", "/token/introspect", "/userinfo", "/certs")) {
            ask("GET " + path, s -> s.oidc("GET", path).send());
            ask(
                    "OPTIONS " + path,
                    s ->
                            s.oidc("OPTIONS", path)
                                    .header("Origin", "https://website.example")
                                    .send());
        }
        ask("JSON", s -> s.oidc("POST", "/token").json("{}").send());
        ask(
                "a broken DPoP proof",
                s -> s.form(s.oidc("POST", "/token").header("DPoP", "nonsense"), "{records-api}"));
        ask(
                "introspection as JWT",
                s ->
                        s.form(
                                s.oidc("POST", "/token/introspect")
                                        .header("Authorization", Side.basic("records-api"))
                                        .header("Accept", "application/jwt"),
                                "token={access-token}"));
        for (String token : List.of("{access-token}", "nonsense", "ket_nonsense")) {
            ask(
                    "userinfo " + token,
                    s -> s.oidc("GET", "/userinfo").bearer(new Words(s).in(token)).send());
        }
        for (String path :
                List.of(
                        "",
                        "/nonsense",
                        "/.well-known/uma2-configuration",
                        "/.well-known/authzen-configuration",
                        "/authzen/access/v1/evaluation",
                        "/.well-known/nope")) {
            ask("realm" + path, s -> s.at("GET", path).send());
        }
        ask(
                "registration by nobody",
                s -> s.at("POST", "/clients-registrations/openid-connect").json("{}").send());
    }
}
