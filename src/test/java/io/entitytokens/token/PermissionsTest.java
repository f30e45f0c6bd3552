package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

public final class PermissionsTest {

    @Test
    void equalSetsShareOnePermissionsInstance() {
        for (Set<Permission> set : everySet()) {
            Permissions permissions = Permissions.of(set);

            assertThat(permissions)
                    .isEqualTo(set)
                    .hasSameHashCodeAs(set)
                    .isSameAs(Permissions.of(Set.copyOf(set)))
                    .isSameAs(Permissions.of(permissions));
            assertThat(set).isEqualTo(permissions);
        }
    }

    @Test
    void valuesNamesAndScopesAreInOrder() {
        Permissions two = Permissions.of(Set.of(Permission.DELETE, Permission.READ));

        assertThat(two).containsExactly(Permission.READ, Permission.DELETE);
        assertThat(two.values()).containsExactly("read", "delete");
        assertThat(two.names()).isEqualTo("read delete");
        assertThat(two.scopes()).isEqualTo("entity:read entity:delete");
    }

    @Test
    void emptyPermissionsHaveNoValuesNamesOrScopes() {
        Permissions none = Permissions.of(Set.of());

        assertThat(none).isEmpty();
        assertThat(none.values()).isEmpty();
        assertThat(none.names()).isEmpty();
        assertThat(none.scopes()).isEmpty();
    }

    @Test
    void containsAllAgreesWithOrdinarySets() {
        for (Set<Permission> held : everySet()) {
            for (Set<Permission> wanted : everySet()) {
                assertThat(Permissions.of(held).containsAll(Permissions.of(wanted)))
                        .as("%s in %s", wanted, held)
                        .isEqualTo(Permissions.of(held).containsAll(wanted))
                        .isEqualTo(held.containsAll(wanted));
            }
        }
    }

    @Test
    void permissionsContainNothingButPermissions() {
        Set<?> all = Permissions.of(EnumSet.allOf(Permission.class));

        assertThat(all.contains("read")).isFalse();
        assertThat(all.contains(null)).isFalse();
    }

    @Test
    void permissionsCannotBeChanged() {
        Set<Permission> read = Permissions.of(EnumSet.of(Permission.READ));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.add(Permission.WRITE));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(read::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.remove(Permission.READ));
        assertThat(read).containsExactly(Permission.READ);
    }

    /** All eight, each a set of its own. */
    public static List<Set<Permission>> everySet() {
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
}
