package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionTest {

    /** The names are a promise to admins, gateways and resource servers. */
    @Test
    void valueWhenAnyPermissionThenTheNameOnTheWire() {
        assertThat(Permission.values())
                .extracting(Permission::value)
                .containsExactly("read", "write", "delete");
        assertThat(Permission.values())
                .extracting(Permission::scope)
                .containsExactly("entity:read", "entity:write", "entity:delete");
    }

    @Test
    void ofWhenNameOnTheWireThenThatPermission() {
        for (Permission permission : Permission.values()) {
            assertThat(Permission.of(permission.value())).contains(permission);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"READ", "Read", "read ", " read", "read,write", "entity:read", "*"})
    void ofWhenAnythingElseThenEmpty(String value) {
        assertThat(Permission.of(value)).isEmpty();
    }

    @Test
    void valuesWhenAnySetThenInOrder() {
        Set<Permission> two = Set.of(Permission.DELETE, Permission.READ);

        assertThat(Permission.values(two)).containsExactly("read", "delete");
        assertThat(Permission.scopes(two)).isEqualTo("entity:read entity:delete");
        assertThat(Permission.values(Set.of())).isEmpty();
        assertThat(Permission.scopes(Set.of())).isEmpty();
    }

    @Test
    void areAllInWhenAnyTwoSetsThenAsSetsSayIt() {
        for (Set<Permission> held : everySet()) {
            for (Set<Permission> wanted : everySet()) {
                assertThat(Permission.areAllIn(held, wanted))
                        .as("%s in %s", wanted, held)
                        .isEqualTo(held.containsAll(wanted));
            }
        }
    }

    private static List<Set<Permission>> everySet() {
        List<Set<Permission>> sets = new ArrayList<>(List.of(EnumSet.noneOf(Permission.class)));
        for (Permission permission : Permission.values()) {
            for (Set<Permission> set : List.copyOf(sets)) {
                Set<Permission> more = EnumSet.of(permission);
                more.addAll(set);
                sets.add(more);
            }
        }
        return sets;
    }

    @Test
    void copyOfWhenChangedThenTheOriginalStays() {
        Set<Permission> original = EnumSet.of(Permission.READ);
        Permission.copyOf(original).add(Permission.DELETE);

        assertThat(original).containsExactly(Permission.READ);
        assertThat(Permission.copyOf(Set.of())).isEmpty();
    }

    @Test
    void demandWhenChangedOutsideThenUnchangedWithin() {
        Set<Permission> wanted = EnumSet.of(Permission.DELETE);
        Demand demand = new Demand("realm", "invoice", wanted);
        wanted.clear();

        assertThat(demand.permissions()).containsExactly(Permission.DELETE);
    }
}
