package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.token.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * docs/grafana-dashboard.json and docs/prometheus-alerts.yaml ask for nothing that the server does
 * not tell.
 */
class DashboardIT {

    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z]+)(=~|!=|=)\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile(" by \\(([^)]*)\\)");

    /** Prometheus adds these. */
    private static final Set<String> FROM_PROMETHEUS = Set.of("job", "instance");

    private static JsonNode dashboard;
    private static JsonNode alerts;
    private static List<String> metrics;

    @BeforeAll
    static void provokeVerdicts() throws IOException {
        TestRealm realm = TestRealm.of(DashboardIT.class);
        Token token = realm.token(realm.entity("invoice"), "read");
        realm.authorize(token, "invoice", "read").expect(200);
        realm.authorize(token, "invoice", "write").expect(403);
        realm.realmAdmin().get(realm.admin("/entities")).expect(200);
        dashboard = Http.JSON.readTree(Path.of("docs", "grafana-dashboard.json").toFile());
        alerts =
                YAMLMapper.builder()
                        .build()
                        .readTree(Path.of("docs", "prometheus-alerts.yaml").toFile());
        metrics =
                Http.request("GET", URI.create(Server.get().management() + "/metrics"))
                        .send()
                        .expect(200)
                        .body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toList();
    }

    private static List<String> expressions() {
        List<String> expressions = dashboard.findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(15);
        List<String> ofAlerts = alerts.findValuesAsText("expr");
        assertThat(ofAlerts).hasSizeGreaterThan(5);
        return Stream.concat(expressions.stream(), ofAlerts.stream()).toList();
    }

    private static List<MatchResult> selectors(String expression) {
        List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
        assertThat(selectors).as(expression).isNotEmpty();
        return selectors;
    }

    private static List<String> samples(String metric) {
        return metrics.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .toList();
    }

    @Test
    void metricsExist() {
        for (String expression : expressions()) {
            for (MatchResult selector : selectors(expression)) {
                assertThat(samples(selector.group(1))).as(expression).isNotEmpty();
            }
        }
    }

    @Test
    void labelsExist() {
        for (String expression : expressions()) {
            Set<String> labels = new TreeSet<>();
            MATCHER.matcher(expression).results().forEach(m -> labels.add(m.group(1)));
            BY.matcher(expression)
                    .results()
                    .forEach(m -> labels.addAll(List.of(m.group(1).split(", ", -1))));
            labels.removeAll(FROM_PROMETHEUS);
            String metric = selectors(expression).get(0).group(1);
            String sample = samples(metric).get(0);
            assertThat(labels).as(expression).allMatch(label -> sample.contains(label + "="));
        }
    }

    /** Of each reason that an alert or a panel names there is a counter, or could be one. */
    @Test
    void reasonsExist() {
        List<String> reasons =
                Stream.concat(
                                Stream.of("accepted"),
                                Arrays.stream(Reason.values()).map(Reason::value))
                        .toList();
        int checked = 0;
        for (String expression : expressions()) {
            for (MatchResult matcher : MATCHER.matcher(expression).results().toList()) {
                if (matcher.group(1).equals("reason")) {
                    assertThat(reasons)
                            .as(expression)
                            .containsAll(List.of(matcher.group(3).split("\\|", -1)));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    /** A path that Keycloak names otherwise one day would leave the panel empty. */
    @Test
    void pathsOfThePanelsAreThoseOfTheServer() {
        int checked = 0;
        for (String expression : expressions()) {
            for (MatchResult matcher : MATCHER.matcher(expression).results().toList()) {
                if (matcher.group(1).equals("uri")) {
                    Pattern uri = Pattern.compile(".*uri=\"(" + matcher.group(3) + ")\".*");
                    assertThat(samples("http_server_requests_seconds_count"))
                            .as(expression)
                            .anyMatch(uri.asMatchPredicate());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    @Test
    void everyPanelAsksTheChosenDataSource() {
        for (JsonNode panel : dashboard.get("panels")) {
            if (!panel.get("type").textValue().equals("row")) {
                assertThat(panel.at("/datasource/uid").textValue()).isEqualTo("${datasource}");
            }
        }
        assertThat(dashboard.at("/templating/list/0/name").textValue()).isEqualTo("datasource");
        assertThat(dashboard.at("/templating/list/0/type").textValue()).isEqualTo("datasource");
    }
}
