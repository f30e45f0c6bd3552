package io.entitytokens.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our rows share a persistence unit with Keycloak's and those of other extensions. */
final class RowsTest {

    private static final List<? extends Class<?>> ROWS =
            House.CLASSES.stream()
                    .filter(type -> type.isAnnotatedWith(Entity.class))
                    .map(JavaClass::reflect)
                    .toList();

    @Test
    void rowBearsOurNameInTheServerAndTheDatabase() {
        assertThat(ROWS).isNotEmpty();
        for (Class<?> row : ROWS) {
            assertThat(row.getAnnotation(Entity.class).name()).matches("EntityTokens[A-Z]\\w*");
            assertThat(row.getAnnotation(Table.class).name()).matches("ET_[A-Z_]+");
        }
    }

    /** Both ways: a column that nobody writes is a mistake as much as one that does not exist. */
    @Test
    void mappedColumnsAreThoseOfTheChangelog() throws Exception {
        Set<String> mapped = new TreeSet<>();
        for (Class<?> row : ROWS) {
            for (Field field : fields(row)) {
                Column column = field.getAnnotation(Column.class);
                CollectionTable collection = field.getAnnotation(CollectionTable.class);
                assertThat(column).as(field.toString()).isNotNull();
                String table =
                        collection == null
                                ? row.getAnnotation(Table.class).name()
                                : collection.name();
                mapped.add(table + "." + column.name());
                if (collection != null) {
                    for (JoinColumn join : collection.joinColumns()) {
                        mapped.add(table + "." + join.name());
                    }
                }
            }
        }
        assertThat(mapped).isEqualTo(ChangelogTest.columns());
    }

    /** With those of what is embedded in the row, in place of it. */
    private static List<Field> fields(Class<?> row) {
        return Stream.of(row.getDeclaredFields())
                .flatMap(
                        field ->
                                field.getType().isAnnotationPresent(Embeddable.class)
                                        ? fields(field.getType()).stream()
                                        : Stream.of(field))
                .toList();
    }
}
