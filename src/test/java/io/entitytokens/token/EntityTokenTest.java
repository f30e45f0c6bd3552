package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAP Invoice Integration",
                " leading and trailing ",
                "<b>\"it's\"</b> & ${x} %00",
                "発注システム",
                "مفتاح الفاتورة",
                "👩‍👩‍👧‍👦",
                "e\u0301",
                "\u202e reversed"
            })
    void nameOfAnyTextIsKeptUnchanged(String name) {
        assertThat(TokenDraft.sap().named(name).build().name()).isEqualTo(name);
    }

    @Test
    void nameOf255CodePointsIsKept() {
        assertThat(TokenDraft.sap().named("x".repeat(255)).build().name()).hasSize(255);
        assertThat(TokenDraft.sap().named("😀".repeat(255)).build().name()).hasSize(510);
    }

    @Test
    void invalidTextsAreRefusedNamingTheField() {
        refused(TokenDraft.sap().named(null), "name is required");
        refused(TokenDraft.sap().named(""), "name is required");
        refused(TokenDraft.sap().named(" \u2003"), "name is required");
        refused(TokenDraft.sap().named("x".repeat(256)), "name is longer than 255 characters");
        refused(TokenDraft.sap().named("😀".repeat(256)), "name is longer than 255 characters");
        refused(TokenDraft.sap().named("a\nb"), "name contains a control character");
        refused(TokenDraft.sap().named("a\udc00"), "name contains half of a surrogate pair");
        refused(
                TokenDraft.sap().description("x".repeat(1001)),
                "description is longer than 1000 characters");
        refused(
                TokenDraft.sap().description("two\r\nlines"),
                "description contains a control character");
    }

    @Test
    void blankDescriptionBecomesNull() {
        assertThat(TokenDraft.sap().description("  ").build().settings().description()).isNull();
        assertThat(TokenDraft.sap().description(null).build().settings().description()).isNull();
    }

    @Test
    void tokenWithoutPermissionsIsRefused() {
        refused(
                TokenDraft.sap().permissions(Set.of()),
                "permissions must name at least one of read, write, delete");
        refused(
                TokenDraft.sap().permissions(null),
                "permissions must name at least one of read, write, delete");
    }

    @Test
    void permissionsAreOrderedReadWriteDelete() {
        Set<Permission> backwards =
                new LinkedHashSet<>(List.of(Permission.DELETE, Permission.WRITE, Permission.READ));

        assertThat(TokenDraft.sap().permissions(backwards).build().permissions())
                .containsExactly(Permission.READ, Permission.WRITE, Permission.DELETE);
    }

    @Test
    void permissionsCannotBeChangedFromOutside() {
        Set<Permission> given = EnumSet.of(Permission.READ);
        EntityToken token = TokenDraft.sap().permissions(given).build();
        given.add(Permission.DELETE);

        assertThat(token.permissions()).containsExactly(Permission.READ);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> token.permissions().add(Permission.DELETE));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, 1, 253_402_300_799_999L})
    void expiryWithinTheDateRangeIsKept(Long expires) {
        assertThat(TokenDraft.sap().expires(expires).build().expiresTimestamp()).isEqualTo(expires);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void expiryOutsideTheDateRangeIsRefused(long expires) {
        refused(
                TokenDraft.sap().expires(expires),
                "expiresTimestamp must lie between the years 1970 and 9999");
    }

    @Test
    void tokenIsExpiredFromItsExpiryOn() {
        EntityToken token = TokenDraft.sap().expires(1_000L).build();

        assertThat(token.isExpiredAt(999)).isFalse();
        assertThat(token.isExpiredAt(1_000)).isTrue();
        assertThat(token.isExpiredAt(1_001)).isTrue();
        assertThat(TokenDraft.sap().build().isExpiredAt(Long.MAX_VALUE)).isFalse();
    }

    private static void refused(TokenDraft draft, String message) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(draft::build)
                .withMessage(message)
                .matches(e -> message.startsWith(e.field() + " "));
    }
}
