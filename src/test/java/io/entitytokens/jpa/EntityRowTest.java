package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntityRowTest {

    private static final Entity BEFORE =
            EntityDraft.invoice().audience(Set.of("client-1", "client-2")).build();

    @Test
    void entityComesBackFromItsRowUnchanged() {
        assertThat(new EntityRow(BEFORE).toModel())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(BEFORE);
    }

    @Test
    void changeReplacesEveryChangeableField() {
        Entity after =
                EntityDraft.invoice()
                        .displayName(null)
                        .description("Fewer")
                        .disabled()
                        .audience(Set.of("client-2", "client-3"))
                        .build();
        EntityRow row = new EntityRow(BEFORE);
        row.change(after);

        assertThat(row.toModel())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(after);
    }

    /** Gateways and tokens name it. */
    @Test
    void changeDoesNotRenameTheEntity() {
        EntityRow row = new EntityRow(BEFORE);
        row.change(EntityDraft.invoice().named("customer").build());

        assertThat(row.toModel().name()).isEqualTo("invoice");
    }

    @Test
    void entityRowBelongsToItsOwnRealmOnly() {
        assertThat(new EntityRow(BEFORE).isOf(EntityDraft.REALM)).isTrue();
        assertThat(new EntityRow(BEFORE).isOf("another")).isFalse();
    }
}
