package io.entitytokens.it.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;

/** Our tables as an earlier release left them, with what somebody kept there. */
final class EarlierTables {

    static final String REALM_ID = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e01";
    static final String CLIENT_ID = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e02";
    static final String INVOICE = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e03";
    static final String ORDER = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e04";
    static final String CUSTOMER = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e05";
    static final String ISSUING_CLIENT_ID = "6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e06";

    /** The first token of {@code KnownTokenTest}, with what is stored of it. */
    static final String SECRET =
            "ket_0UJg4EBGO3cQWJhXqJNbv5_FEgKooW5RLbIKrUYErGAWCWMtO7YYD7L8rb7x51oVyx0y3IFU";

    /** The part of {@link #SECRET} that is no secret. */
    static final String ID = SECRET.substring(4, 26);

    /** Of a token that was rotated, where the release could do that. */
    static final String ROTATED = "0000000000000000000001";

    /** When its older secret ends: not in our time. */
    static final long END = 4_102_444_800_000L;

    static final long CREATED = 1_700_000_000_002L;
    static final long USED = 1_700_000_000_004L;
    static final String IP = "192.0.2.1";

    static final String NAME = "SAP 😀 \"Größe\" \\ 語";

    private static final String CHANGELOG = "META-INF/entity-tokens-changelog.xml";
    private static final String SECOND = "META-INF/entity-tokens-changelog-0.2.0.xml";
    private static final String THIRD = "META-INF/entity-tokens-changelog-0.3.0.xml";

    private EarlierTables() {}

    static boolean isRotating(List<String> changelogs) {
        return changelogs.contains(THIRD);
    }

    /**
     * The changelogs of each release but the one that is built, with those of the releases before.
     */
    static Stream<List<String>> releases() throws IOException {
        try (InputStream changelog =
                EarlierTables.class.getClassLoader().getResourceAsStream(CHANGELOG)) {
            List<String> all =
                    Pattern.compile("<include file=\"([^\"]+)\"")
                            .matcher(new String(changelog.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .map(include -> include.group(1))
                            .toList();
            return IntStream.range(1, all.size()).mapToObj(end -> all.subList(0, end));
        }
    }

    /** As Keycloak does it, so that it knows afterwards what has been done. */
    static void make(Connection connection, List<String> changelogs)
            throws LiquibaseException, SQLException {
        Database database =
                DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDatabaseChangeLogTableName("DATABASECHANGELOG_ENTITY_TOK");
        for (String changelog : changelogs) {
            new CommandScope("update")
                    .addArgumentValue("changelogFile", changelog)
                    .addArgumentValue("database", database)
                    .execute();
        }
        connection.setAutoCommit(true);
        new EarlierRows(connection, changelogs.contains(SECOND), isRotating(changelogs)).fill();
    }
}
