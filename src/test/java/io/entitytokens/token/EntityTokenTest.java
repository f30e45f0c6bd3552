package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTokenTest {

    private static final long NOW = 5_000;

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

    @ParameterizedTest
    @EnumSource
    void tokenThatTheServerDisabledCannotBeEnabledBeforeItIsRotated(DisabledReason reason) {
        EntityToken disabled = TokenDraft.sap().disabled(reason).build();

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> disabled.changed(disabled.settings().withEnabled(true), NOW))
                .withMessage(
                        "The token is %s: rotate its secret before you enable it", reason.value());
    }

    @Test
    void rotatedTokenCanBeEnabledAgain() {
        EntityToken rotated =
                TokenDraft.sap()
                        .disabled(DisabledReason.LEAKED)
                        .build()
                        .rotated(null, null, false, NOW);

        assertThat(rotated.enabled()).isFalse();
        assertThat(rotated.changed(rotated.settings().withEnabled(true), NOW).enabled()).isTrue();
    }

    @Test
    void tokenThatTheServerDisabledCanBeChangedOtherwise() {
        EntityToken disabled = TokenDraft.sap().disabled(DisabledReason.REUSED).build();
        TokenSettings renamed = TokenDraft.sap().named("ERP").disabled().build().settings();

        assertThat(disabled.changed(renamed, NOW).name()).isEqualTo("ERP");
        assertThat(disabled.changed(renamed, NOW).life()).isEqualTo(disabled.life());
    }

    @Test
    void revokedTokenCanNeitherBeChangedNorRotated() {
        EntityToken revoked = TokenDraft.sap().build().revoked(NOW);

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> revoked.changed(revoked.settings(), NOW))
                .withMessage("The token is revoked: it can be deleted, and not be changed");
        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> revoked.rotated(null, null, false, NOW));
        assertThat(revoked.life().revokedTimestamp()).isEqualTo(NOW);
    }

    /** A rotation would move on what an admin has now set. */
    @Test
    void newExpiryIsADeadlineAndClearsTheLifespan() {
        EntityToken granted = TokenDraft.sap().expires(NOW).lifespan("P90D").build();

        assertThat(granted.changed(expiring(NOW + 1), NOW).life().lifespan()).isNull();
        assertThat(granted.changed(expiring(null), NOW).life().lifespan()).isNull();
    }

    @Test
    void lifespanStaysWithItsExpiry() {
        EntityToken granted = TokenDraft.sap().expires(NOW).lifespan("P90D").build();

        assertThat(granted.changed(expiring(NOW), NOW).life().lifespan())
                .isEqualTo(new Lifespan("P90D"));
    }

    private static TokenSettings expiring(Long timestamp) {
        return TokenDraft.sap().named("ERP").expires(timestamp).build().settings();
    }

    @Test
    void rotationBeginsTheNextGeneration() {
        EntityToken rotated =
                TokenDraft.sap().generation(4).build().rotated(NOW + 9, null, false, NOW);

        assertThat(rotated.life()).isEqualTo(new TokenLife(5, NOW, NOW, null, null, null, null));
        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 9);
        assertThat(rotated.updatedTimestamp()).isEqualTo(NOW);
    }

    /** A thief who has an older secret may be the holder that rotates. */
    @Test
    void suspicionEndsWithARotationOnlyIfAnAdminKnowsOfIt() {
        EntityToken suspected = TokenDraft.sap().suspected(500).build();

        assertThat(suspected.rotated(null, null, true, NOW).life().suspectedTimestamp())
                .isEqualTo(500);
        assertThat(suspected.rotated(null, null, false, NOW).life().isSuspected()).isFalse();
    }

    @Test
    void reasonWhyTheServerDisabledATokenGoesOnlyIfAnAdminKnowsOfTheRotation() {
        EntityToken leaked = TokenDraft.sap().disabled(DisabledReason.LEAKED).build();

        assertThat(leaked.rotated(null, null, true, NOW).life().isRotationRequired()).isTrue();
        assertThat(leaked.rotated(null, null, false, NOW).life().isRotationRequired()).isFalse();
    }

    @Test
    void tokenIsDisabledByTheServerForAReason() {
        EntityToken disabled = TokenDraft.sap().build().disabled(DisabledReason.REUSED, NOW);

        assertThat(disabled.enabled()).isFalse();
        assertThat(disabled.life().isRotationRequired()).isTrue();
        assertThat(disabled.updatedTimestamp()).isEqualTo(NOW);
    }

    /** What is remembered of it judges it as it is. */
    @Test
    void bareTokenLacksOnlyWhatPeopleRead() {
        EntityToken token = TokenDraft.sap().generation(2).lifespan("P90D").suspected(500).build();
        EntityToken bare = token.bare();

        assertThat(bare.settings().description()).isNull();
        assertThat(bare.createdBy()).isNull();
        assertThat(bare.life())
                .isEqualTo(
                        new TokenLife(
                                2,
                                token.life().secretCreatedTimestamp(),
                                token.life().grantedTimestamp(),
                                null,
                                null,
                                500L,
                                null));
    }

    private static void refused(TokenDraft draft, String message) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(draft::build)
                .withMessage(message)
                .matches(e -> message.startsWith(e.field() + " "));
    }
}
