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

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
final class RoomsTest {

    /** A new room, and a new arrow, is a decision: it is written down here. */
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    room("token"),
                    room("store", "token"),
                    room("cache", "token"),
                    room("usage", "token"),
                    room("audit", "token"),
                    room("realm", "token"),
                    room("mapper", "token", "realm"),
                    room("door", "token", "audit", "usage"),
                    room("admin", "token", "audit", "realm"),
                    room("oauth", "token", "audit", "door", "mapper", "realm"),
                    room("authzen", "token", "audit", "door", "realm"),
                    room("discovery", "token", "audit", "door", "realm"),
                    room("gateway", "token", "audit", "door", "realm", "authzen"),
                    room("console"));

    static final Set<String> ROOMS = MAY_KNOW.keySet();

    @Test
    void roomsWhenListedThenTheseAndNoOthers() {
        assertThat(House.rooms()).isEqualTo(ROOMS);
        assertThat(CLASSES).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void roomWhenItKnowsOthersThenOnlyThoseThatItMay(String room) {
        String[] allowed =
                Stream.concat(Stream.of(room), MAY_KNOW.get(room).stream())
                        .map(RoomsTest::packages)
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @Test
    void roomsWhenTheyKnowEachOtherThenNeverInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Everybody asks for the interface that the heart declares. */
    @Test
    void storeWhenLookedForThenNobodyKnowsItButItself() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages("store"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("store"))
                .check(CLASSES);
    }

    @Test
    void heartWhenItKnowsAnythingThenJavaAndKeycloaksProvidersAlone() {
        classes()
                .that()
                .resideInAPackage(packages("token"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", packages("token"), "org.keycloak.provider")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "store", "usage", "audit"})
    void roomWhenItIsNoDoorThenItKnowsNoHttp(String room) {
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
                "usage",
                "audit",
                "mapper",
                "door",
                "admin",
                "oauth",
                "authzen",
                "discovery",
                "gateway"
            })
    void roomWhenItIsNotTheStoreThenItKnowsNoDatabase(String room) {
        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "java.sql..", "liquibase..")
                .check(CLASSES);
    }

    private static Map.Entry<String, Set<String>> room(String name, String... mayKnow) {
        return Map.entry(name, Set.of(mayKnow));
    }

    private static String packages(String room) {
        return ROOT + "." + room + "..";
    }
}
