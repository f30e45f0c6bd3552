package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of docs/use/secret-scanning.md, run as they stand there, and what comes of them. */
class SecretScanningDocIT {

    private static final Path DOCUMENT = Path.of("docs", "use", "secret-scanning.md");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

    private static TestRealm realm;
    private static String invoice;

    @TempDir private Path directory;

    @BeforeAll
    static void makeRealm() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        Required.program("git", "git");
        realm = TestRealm.of(SecretScanningDocIT.class);
        invoice = realm.entity("invoice");
    }

    /** A block of commands of the document: 0 to 2 look for tokens, 3 to 6 report them. */
    static String block(int number) {
        List<String> blocks = Commands.in(DOCUMENT.toString(), SecretScanningDocIT.class);
        assertThat(blocks).hasSize(7);
        return blocks.get(number);
    }

    private String run(int block, Path repository, Map<String, String> variables) {
        return Commands.run(
                "cd '"
                        + repository
                        + "'\n"
                        + block(block)
                                .replace("/realms/demo/", "/realms/" + realm.name() + "/")
                                .replace("-r demo", "-r " + realm.name()),
                directory,
                variables);
    }

    private static List<String> statuses(String output) {
        return STATUS.matcher(output).results().map(status -> status.group(1)).toList();
    }

    private static void assertLeaked(Token token) {
        JsonNode json = realm.realmAdmin().get(realm.path(token)).expect(200).json();
        assertThat(json.get("enabled").booleanValue()).isFalse();
        assertThat(json.get("disabledReason").textValue()).isEqualTo("leaked");
    }

    private static List<String> foundAt(Token token) {
        return realm.adminEvents().stream()
                .filter(event -> event.get("resourcePath").textValue().endsWith(token.id()))
                .map(event -> event.at("/details/found_at").asText())
                .filter(place -> !place.isEmpty())
                .toList();
    }

    @Test
    void finderHasATokenEnded() {
        String output = run(3, directory, Map.of());

        assertThat(statuses(output)).containsExactly("202", "401");
        assertThat(output).contains("\"status\": \"disabled\"", "\"disabledReason\": \"leaked\"");
    }

    @Test
    void reportInTheFormOfGitHubTellsWhere() {
        Token token = realm.token(invoice, "read");

        assertThat(statuses(run(4, directory, Map.of("LEAKED", token.secret()))))
                .containsExactly("202");

        assertLeaked(token);
        assertThat(foundAt(token))
                .containsExactly("https://github.com/example/erp/blob/main/app.env");
    }

    @Test
    void reportInTheFormOfGitLabTellsWhere() {
        Token token = realm.token(invoice, "read");

        assertThat(statuses(run(5, directory, Map.of("LEAKED", token.secret()))))
                .containsExactly("202");

        assertLeaked(token);
        assertThat(foundAt(token))
                .containsExactly("https://gitlab.example/erp/-/blob/main/app.env");
    }

    @Test
    void tokensOfAWholeHistoryAreEnded() throws IOException {
        Token removed = realm.token(invoice, "read");
        Token present = realm.token(invoice, "write");
        Token elsewhere = realm.token(invoice, "read");
        ScannedRepository repository = ScannedRepository.in(directory.resolve("history"));
        repository.write("app.env", "KEY=" + removed.secret()).commit();
        repository.write("app.env", "KEY=" + present.secret()).commit();

        String output = run(6, repository.root(), Map.of());

        assertLeaked(removed);
        assertLeaked(present);
        realm.authorize(elsewhere, "invoice", "read").expect(200);
        assertThat(output)
                .contains("ket_" + removed.id(), "ket_" + present.id())
                .doesNotContain(removed.secret(), present.secret());
    }

    @Test
    void historyWithoutTokensIsReportedToNobody() throws IOException {
        ScannedRepository repository = ScannedRepository.in(directory.resolve("clean"));
        repository.write("app.env", "KEY=none").commit();

        assertThat(run(6, repository.root(), Map.of())).contains("no token in this history");
    }

    /** GitHub, GitLab and gitleaks are given the pattern that the hook has. */
    @Test
    void allScannersLookForTheSame() throws IOException {
        List<String> patterns =
                Pattern.compile("ket_\\[[^'`\\s]+")
                        .matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        String token = EarlierTables.SECRET;

        assertThat(patterns).hasSizeGreaterThan(5).containsOnly(patterns.get(0));
        Pattern pattern = Pattern.compile(patterns.get(0));
        assertThat(token).matches(pattern);
        assertThat(
                        Stream.of(
                                token.substring(0, 26) + "…",
                                token.substring(0, token.length() - 1),
                                token.replace("ket_", "key_"),
                                token.replace('7', '-')))
                .noneMatch(text -> pattern.matcher(text).find());
    }
}
