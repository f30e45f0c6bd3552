package io.entitytokens.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.entitytokens.house.House.CLASSES;
import static io.entitytokens.house.House.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which rooms may use which others. A room is a package; the drawing is in docs/architecture.md.
 */
final class RoomsTest {

    private static final String HEART = "the heart";

    /** A new room, and a new arrow, is a decision: it is written down here. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    room("token.format"),
                    room("token.secret", "token.format"),
                    room("token", "token.format", "token.secret"),
                    room("token.store", "token", "token.format", "token.secret"),
                    room("token.verify", "token", "token.format", "token.secret", "token.store"),
                    room("token.issue", "token", "token.format", "token.secret", "token.store"),
                    room("threads"),
                    room("release"),
                    room("nodes"),
                    room("schedule"),
                    room("console"),
                    room("jpa", HEART, "schedule"),
                    room("cache", HEART, "nodes", "threads"),
                    room("usage", HEART, "schedule"),
                    room("limit", HEART, "nodes", "schedule"),
                    room("audit", HEART, "nodes", "schedule", "threads"),
                    room("history", HEART, "audit", "schedule"),
                    room("realm", HEART, "realm.guard"),
                    room("realm.guard", HEART, "realm", "threads"),
                    room("http", HEART),
                    room("mapper", HEART, "realm"),
                    room("policy", HEART),
                    room("lifecycle", HEART, "audit", "schedule"),
                    room("check", HEART, "audit", "usage", "limit", "http", "lifecycle", "threads"),
                    room(
                            "admin",
                            HEART,
                            "admin.audience",
                            "audit",
                            "http",
                            "policy",
                            "realm",
                            "schedule",
                            "threads"),
                    room(
                            "admin.audience",
                            HEART,
                            "admin",
                            "audit",
                            "http",
                            "lifecycle",
                            "realm",
                            "schedule"),
                    room("oauth.issue", HEART, "mapper", "realm", "http"),
                    room("oauth", HEART, "oauth.issue", "check", "mapper", "realm", "http"),
                    room("authzen", HEART, "check", "realm", "http"),
                    room("gateway", HEART, "check", "realm", "http"),
                    room(
                            "holder",
                            HEART,
                            "check",
                            "lifecycle",
                            "limit",
                            "realm",
                            "http",
                            "threads"),
                    room("discovery", HEART, "check", "realm", "http"),
                    room("lane", HEART, "check", "gateway", "http"),
                    room("endpoint", HEART, "gateway", "authzen", "check", "holder", "lane"));

    static final Set<String> ROOMS = MAY_USE.keySet();

    @Test
    void everyRoomIsListed() {
        assertThat(House.rooms()).isEqualTo(ROOMS);
        assertThat(CLASSES).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void roomUsesOnlyWhatItMay(String room) {
        String[] allowed =
                Stream.concat(Stream.of(room), MAY_USE.get(room).stream())
                        .map(RoomsTest::packageOf)
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @Test
    void roomsAreFreeOfCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Everybody asks for the interface that the heart declares. */
    @ParameterizedTest
    @ValueSource(strings = {"jpa", "cache", "history", "console", "release", "endpoint"})
    void nobodyImportsWhatKeycloakFinds(String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf(room))
                .check(CLASSES);
    }

    /** And a parser of addresses, which nobody should write himself. */
    @Test
    void heartKnowsJavaAndKeycloaksProvidersAlone() {
        classes()
                .that()
                .resideInAPackage(packages("token"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        packages("token"),
                        "org.keycloak.provider",
                        "io.smallrye.common.net")
                .check(CLASSES);
    }

    /** Whoever is asked for a name decides where a token may be used. */
    @Test
    void heartAsksNobodyWhatANameStandsFor() {
        noClasses()
                .that()
                .resideInAPackage(packages("token"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InetAddress.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SocketAddress.class)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token", "schedule", "jpa", "usage", "limit", "audit", "history", "policy"})
    void httpStaysAtTheEndpoints(String room) {
        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "org.keycloak.services..", "org.keycloak.http..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "schedule",
                "usage",
                "limit",
                "audit",
                "history",
                "http",
                "mapper",
                "policy",
                "lifecycle",
                "check",
                "holder",
                "admin",
                "oauth",
                "authzen",
                "discovery",
                "gateway",
                "endpoint"
            })
    void databaseStaysBehindTheStore(String room) {
        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "java.sql..", "liquibase..")
                .check(CLASSES);
    }

    /**
     * @param mayUse other rooms; {@link #HEART} is all rooms of it
     */
    private static Map.Entry<String, Set<String>> room(String name, String... mayUse) {
        return Map.entry(
                name,
                Stream.of(mayUse)
                        .flatMap(
                                used ->
                                        used.equals(HEART)
                                                ? Stream.of(
                                                        "token",
                                                        "token.format",
                                                        "token.secret",
                                                        "token.store",
                                                        "token.verify",
                                                        "token.issue")
                                                : Stream.of(used))
                        .collect(Collectors.toSet()));
    }

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }

    private static String packages(String room) {
        return packageOf(room) + "..";
    }
}
