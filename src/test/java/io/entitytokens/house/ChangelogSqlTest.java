package io.entitytokens.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the changelog says to databases that no test runs on: Liquibase writes it down without one,
 * to {@code target/changelog}, where it can be read.
 */
final class ChangelogSqlTest {

    private static final Map<Target, List<String>> WRITTEN = new EnumMap<>(Target.class);
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*)\\).*;");
    private static final Pattern TEXT =
            Pattern.compile("(\\w+)`? (N?VARCHAR2?|VARBINARY|RAW)\\((\\d+)\\)");
    private static final Pattern KEY =
            Pattern.compile(
                    "(?:CREATE TABLE|ALTER TABLE|INDEX \\w+ ON) (\\w+)"
                            + "(?:| .*(?:PRIMARY KEY|UNIQUE) )\\(([A-Z_, ]+)\\)");
    private static final int NUMBER_BYTES = 22;

    /** The limits are those of an index, in bytes; a character takes so many at the most. */
    enum Target {
        MSSQL("mssql?version=16.0", "NVARCHAR(510)", "VARBINARY(1020)", "BIT", 1700, 1),
        ORACLE("oracle?version=19.3", "NVARCHAR2(510)", "RAW(1020)", "NUMBER(1)", 6398, 4),
        MYSQL("mysql?version=8.4", "VARCHAR(510)", "VARBINARY(1020)", "TINYINT", 3072, 4);

        private final String url;
        private final String name;
        private final String key;
        private final String flag;
        private final int indexLimit;
        private final int bytesOfCharacter;

        Target(String url, String name, String key, String flag, int indexLimit, int bytes) {
            this.url = url;
            this.name = name;
            this.key = key;
            this.flag = flag;
            this.indexLimit = indexLimit;
            this.bytesOfCharacter = bytes;
        }

        /** The statements, a line each, in capitals. */
        List<String> statements() throws Exception {
            Path folder = Files.createDirectories(Path.of("target", "changelog"));
            Path done = folder.resolve(name() + ".csv");
            Files.deleteIfExists(done);
            ByteArrayOutputStream sql = new ByteArrayOutputStream();
            try (Database database =
                    DatabaseFactory.getInstance()
                            .openDatabase(
                                    "offline:" + url + "&changeLogFile=" + done,
                                    null,
                                    null,
                                    null,
                                    null)) {
                new CommandScope("updateSql")
                        .addArgumentValue("changelogFile", "META-INF/entity-tokens-changelog.xml")
                        .addArgumentValue("database", database)
                        .setOutput(sql)
                        .execute();
            }
            Files.write(folder.resolve(name() + ".sql"), sql.toByteArray());
            return sql.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("(CREATE|ALTER|UPDATE|DROP) .*"))
                    .map(line -> line.toUpperCase(Locale.ROOT))
                    .toList();
        }
    }

    @BeforeAll
    static void write() throws Exception {
        for (Target target : Target.values()) {
            WRITTEN.put(target, target.statements());
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnHasATypeThatHoldsItsValues(Target target) {
        assertThat(WRITTEN.get(target))
                .filteredOn(statement -> statement.startsWith("CREATE TABLE ET_TOKEN ("))
                .singleElement()
                .asString()
                .contains(" NAME " + target.name + " NOT NULL")
                .contains(" NAME_KEY " + target.key + " NOT NULL")
                .contains(" ENABLED " + target.flag + " NOT NULL");
    }

    @ParameterizedTest
    @EnumSource
    void newColumnIsFilledForOlderRows(Target target) {
        assertThat(WRITTEN.get(target))
                .contains(
                        "UPDATE ET_ENTITY SET TOKEN_COUNT = (SELECT COUNT(*) FROM ET_TOKEN"
                                + " WHERE ET_TOKEN.ENTITY_ID = ET_ENTITY.ID);",
                        "UPDATE ET_TOKEN_USE SET REALM_ID = (SELECT ET_TOKEN.REALM_ID FROM ET_TOKEN"
                                + " WHERE ET_TOKEN.ID = ET_TOKEN_USE.TOKEN_ID)"
                                + " WHERE REALM_ID IS NULL;");
    }

    @ParameterizedTest
    @EnumSource
    void lastUseOfAnUnusedTokenIsZeroAndNeverNull(Target target) {
        assertThat(matches(target, Pattern.compile("^DROP INDEX.*"))).hasSize(1);
        assertThat(
                        matches(
                                target,
                                Pattern.compile("^(UPDATE|ALTER TABLE) .*LAST_USED_TIMESTAMP.*")))
                .extracting(MatchResult::group)
                .satisfiesExactly(
                        update -> assertThat(update).contains(" SET LAST_USED_TIMESTAMP = 0 WHERE"),
                        alter -> assertThat(alter).contains("NOT NULL"));
    }

    @ParameterizedTest
    @EnumSource
    void keyIsShorterThanTheIndexLimit(Target target) {
        Map<String, Integer> columns = new HashMap<>();
        matches(target, TABLE).forEach(table -> columns.putAll(textColumns(table, target)));
        Map<String, Integer> keys = new HashMap<>();
        matches(target, KEY)
                .forEach(
                        key ->
                                keys.put(
                                        key.group(1) + "(" + key.group(2) + ")",
                                        bytes(key, columns)));

        assertThat(keys)
                .hasSizeGreaterThan(15)
                .containsEntry("ET_TOKEN(REALM_ID, NAME_KEY)", 255 * target.bytesOfCharacter + 1020)
                .allSatisfy((key, bytes) -> assertThat(bytes).isLessThan(target.indexLimit));
    }

    private static Map<String, Integer> textColumns(MatchResult table, Target target) {
        Map<String, Integer> bytes = new HashMap<>();
        TEXT.matcher(table.group())
                .results()
                .forEach(
                        column ->
                                bytes.put(
                                        table.group(1) + "." + column.group(1),
                                        Integer.parseInt(column.group(3))
                                                * (column.group(2).contains("VARCHAR")
                                                        ? target.bytesOfCharacter
                                                        : 1)));
        return bytes;
    }

    private static int bytes(MatchResult key, Map<String, Integer> textColumns) {
        return Arrays.stream(key.group(2).replace(" DESC", "").split(", "))
                .mapToInt(c -> textColumns.getOrDefault(key.group(1) + "." + c, NUMBER_BYTES))
                .sum();
    }

    /** Thirty letters are what an older Oracle takes; Hibernate quotes no name. */
    @ParameterizedTest
    @EnumSource
    void nameIsShortAndNotReserved(Target target) {
        assertThat(matches(target, Pattern.compile("\\b(ET|DF)_\\w+")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.group()).hasSizeLessThanOrEqualTo(30));
        // A word of MySQL's grammar, but not a reserved one.
        assertThat(matches(target, Pattern.compile("[`\"\\[](\\w+)[`\"\\]]")))
                .allSatisfy(quoted -> assertThat(quoted.group(1)).isEqualTo("DESCRIPTION"));
    }

    private static List<MatchResult> matches(Target target, Pattern pattern) {
        return WRITTEN.get(target).stream()
                .flatMap(statement -> pattern.matcher(statement).results())
                .toList();
    }
}
