package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityEvent;
import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EventRowTest {

    @ParameterizedTest
    @EnumSource
    void eventComesBackFromItsRowUnchanged(Category category) {
        EntityEvent event = event(category, Reason.WRONG_SECRET, "10.0.0.1");

        assertThat(new EventRow(event).toModel()).isEqualTo(event);
    }

    @Test
    void eventWithoutARefusalHasNoReason() {
        assertThat(new EventRow(event(Category.USE, null, null)).toModel().reason()).isNull();
    }

    /** It may come from a forwarding header, and the column has an end. */
    @Test
    void overlongAddressIsLeftOut() {
        assertThat(event(Category.USE, null, "x".repeat(65)).ip()).isNull();
    }

    @Test
    void detailsAreWrittenAsAsciiAndReadBackUnchanged() {
        Map<String, String> details = Map.of("entity_token_name", "Größe 😀 \"\\\u2028", "b", "");

        assertThat(Details.write(details)).matches("\\p{ASCII}+");
        assertThat(Details.read(Details.write(details))).isEqualTo(details);
    }

    private static EntityEvent event(Category category, Reason reason, String ip) {
        return new EntityEvent(
                "8a0d52f4-7c0c-4b43-a8ff-7e0f5ad4c9b0",
                EntityDraft.REALM,
                EntityDraft.invoice().build().id(),
                "0000000000000000000001",
                category,
                "PERMISSION_TOKEN_ERROR",
                1_800_000_000_000L,
                ip,
                reason,
                Map.of("endpoint", "forward_auth"));
    }
}
