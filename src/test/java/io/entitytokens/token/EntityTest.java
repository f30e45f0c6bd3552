package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTest {

    @Test
    void removalOfAClientKeepsTheOthersAndSetsTheUpdateTime() {
        Entity entity = EntityDraft.invoice().audience(Set.of("client-1", "client-2")).build();

        Entity changed =
                entity.with(entity.settings().without("client-1"), entity.updatedTimestamp() + 1);

        assertThat(changed.audience()).containsExactly("client-2");
        assertThat(changed.updatedTimestamp()).isEqualTo(entity.updatedTimestamp() + 1);
        assertThat(changed.version()).isEqualTo(entity.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "invoice",
                "invoice-2024",
                "sales.order_line",
                "x..",
                "9-_.",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void wellFormedNameIsKept(String name) {
        assertThat(Entity.isName(name)).isTrue();
        assertThat(EntityDraft.invoice().named(name).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "Invoice",
                "INVOICE",
                "inVoice",
                "-invoice",
                "_invoice",
                ".invoice",
                "..",
                "invoice ",
                "invoice\n",
                "\ninvoice",
                "in voice",
                "invoice/1",
                "invoice%2f",
                "invoice;x",
                "invoicé",
                "ınvoice",
                "ｉnvoice",
                "invoice\0",
                "<script>",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void malformedNameIsRefusedAndNotRepeated(String name) {
        assertThat(Entity.isName(name)).isFalse();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> EntityDraft.invoice().named(name).build())
                .withMessage(
                        "name must be 1 to 64 lower-case letters, digits, '-', '_' or '.', and"
                                + " begin with a letter or digit")
                .extracting(InvalidValueException::field)
                .isEqualTo("name");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void missingNameIsReportedAsRequired(String name) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> EntityDraft.invoice().named(name).build())
                .withMessage("name is required");
    }

    @Test
    void blankOptionalTextsBecomeNull() {
        Entity entity = EntityDraft.invoice().displayName("").description(" \t\n").build();

        assertThat(entity.settings().displayName()).isNull();
        assertThat(entity.settings().description()).isNull();
        assertThat(EntityDraft.invoice().displayName(null).description(null).build())
                .isEqualTo(entity);
    }

    @Test
    void textsUpToTheirLimitAreAcceptedAndInvalidOnesAreRefused() {
        EntityDraft.invoice().displayName("😀".repeat(255)).build();
        EntityDraft.invoice().description("😀".repeat(1000)).build();

        refused(EntityDraft.invoice().displayName("d".repeat(256)), "displayName");
        refused(EntityDraft.invoice().displayName("😀".repeat(256)), "displayName");
        refused(EntityDraft.invoice().description("d".repeat(1001)), "description");
        refused(EntityDraft.invoice().displayName("a\0b"), "displayName");
        refused(EntityDraft.invoice().description("a\u0085b"), "description");
        refused(EntityDraft.invoice().description("a\ud83db"), "description");
    }

    @Test
    void audienceCannotBeChangedFromOutside() {
        Set<String> audience = new HashSet<>(Set.of("client-1"));
        Entity entity = EntityDraft.invoice().audience(audience).build();
        audience.add("client-2");

        assertThat(entity.audience()).containsExactly("client-1");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> entity.audience().clear());
    }

    private static void refused(EntityDraft draft, String field) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(draft::build)
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }

    @Property
    void nameIsWhatTheGrammarSays(
            @ForAll
                    @Chars({'a', 'z', 'A', '0', '.', '_', '-', '/', 'ı', '\n'})
                    @StringLength(max = 66)
                    String text) {
        assertThat(Entity.isName(text)).isEqualTo(text.matches("[a-z0-9][a-z0-9._-]{0,63}"));
    }
}
