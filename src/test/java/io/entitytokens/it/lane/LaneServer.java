package io.entitytokens.it.lane;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server of a test's own, tokens in all states, and what the server counts. */
final class LaneServer {

    static final String VERDICTS = "keycloak_entity_token_verdicts_total{";
    static final String REQUESTS = "http_server_requests_seconds_count{";
    static final String LANE = "keycloak_entity_token_fast_lane_total{";

    private final OwnServer server;
    private final TestRealm realm;
    private final List<TestRealm> realms;
    private final Token reader;
    private final List<String> secrets;

    LaneServer(Path directory, String name) {
        server = new OwnServer(directory, name);
        start("");
        realm = TestRealm.named(server.at(""), "acme", Map.of("sslRequired", "none"));
        TestRealm other = TestRealm.named(server.at(""), "other", Map.of("sslRequired", "none"));
        TestRealm strict = TestRealm.named(server.at(""), "strict", Map.of("sslRequired", "all"));
        realms = List.of(realm, other, strict);
        String invoice = realm.entity("invoice");
        String customer = realm.entity("customer");
        reader = realm.token(invoice, "read");
        Token disabled = realm.token(invoice, NewToken.named("off").may("read"));
        realm.realmAdmin().put(realm.path(disabled), Map.of("enabled", false)).expect(204);
        Token elsewhere =
                realm.token(
                        invoice,
                        NewToken.named("elsewhere")
                                .may("read")
                                .with("addresses", List.of("192.0.2.1")));
        Token usedUp =
                realm.token(
                        invoice,
                        NewToken.named("used up")
                                .may("read")
                                .with("limits", List.of(limit("one", 1))));
        realm.authorize(usedUp, "invoice", "read").expect(200);
        secrets =
                List.of(
                        reader.secret(),
                        reader.secret(),
                        realm.token(invoice, "read", "write", "delete").secret(),
                        realm.token(customer, "read").secret(),
                        disabled.secret(),
                        elsewhere.secret(),
                        usedUp.secret(),
                        Forgery.withSecretOf(reader.secret(), disabled.secret()),
                        Forgery.unknown(1),
                        Forgery.unknown(2),
                        reader.secret() + "x",
                        "ket_",
                        "");
    }

    private static Map<String, Object> limit(String name, int requests) {
        return Map.of("name", name, "requests", requests, "period", "P1D");
    }

    /**
     * Starts it anew.
     *
     * @param options of {@code kc.sh}, with spaces between
     */
    void restart(String options) {
        server.stop();
        start(options);
    }

    /** However the lane is in other servers of the run. */
    private void start(String options) {
        List<String> command = new ArrayList<>(List.of("start-dev"));
        command.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ", -1)));
        server.start(command, Map.of(Server.FAST_LANE, "true"));
    }

    void stop() {
        server.stop();
    }

    String log() {
        return server.log();
    }

    TestRealm realm() {
        return realm;
    }

    /** A token of the entity {@code invoice} that may read. */
    Token reader() {
        return reader;
    }

    /** Whatever may be presented, good or bad. */
    List<String> secrets() {
        return secrets;
    }

    /** Of no realm an event is stored any more. */
    void forgetEvents() {
        realms.forEach(each -> each.masterAdmin().delete(each.admin("/events")).expect(204));
    }

    /** How often each kind of event is told of. */
    Map<String, Long> events() {
        Map<String, Long> counts = new TreeMap<>();
        for (TestRealm each : realms) {
            for (JsonNode event : each.events(each.masterAdmin())) {
                counts.merge(
                        each.name() + " " + kind(event),
                        event.at("/details/count").asLong(1),
                        Long::sum);
            }
        }
        return counts;
    }

    /** What the server counts as the same again. */
    private static String kind(JsonNode event) {
        JsonNode details = event.get("details");
        boolean isOfToken = details.has("entity_token_name");
        return Stream.of(
                        event.get("type"),
                        details.get("endpoint"),
                        details.get("reason"),
                        isOfToken ? details.get("entity_token_id") : event.get("ipAddress"),
                        details.has("reason") ? null : details.get("permission"))
                .map(value -> value == null ? "-" : value.asText())
                .collect(Collectors.joining(" "));
    }

    /** How often each token of the realm was used. */
    Map<String, Long> uses() {
        Map<String, Long> uses = new TreeMap<>();
        realm.realmAdmin()
                .get(realm.admin("/entity-tokens?max=100"))
                .expect(200)
                .json()
                .forEach(
                        token ->
                                uses.put(
                                        token.get("id").textValue(),
                                        token.get("useCount").longValue()));
        return uses;
    }

    URI at(String path) {
        return server.at(path);
    }

    InetSocketAddress address() {
        URI at = server.at("");
        return new InetSocketAddress(at.getHost(), at.getPort());
    }

    Map<String, Double> metrics(String name) {
        return server.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.lastIndexOf(' ')),
                                line -> Double.valueOf(line.substring(line.lastIndexOf(' '))),
                                Double::sum,
                                TreeMap::new));
    }

    /** What has been added to each, as far as something has. */
    Map<String, Double> since(Map<String, Double> before, String name) {
        Map<String, Double> more = new TreeMap<>();
        metrics(name)
                .forEach(
                        (key, value) -> {
                            double added = value - before.getOrDefault(key, 0.0);
                            if (added != 0) {
                                more.put(key, added);
                            }
                        });
        return more;
    }

    double inTheLane() {
        return metrics(LANE).getOrDefault(LANE + "outcome=\"answered\"}", 0.0);
    }
}
