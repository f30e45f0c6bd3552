package io.entitytokens.token.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenLife;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.MemoryTokens;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenIssuerTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private static final Entity INVOICE = EntityDraft.invoice().build();

    private final MemoryTokens tokens = new MemoryTokens(INVOICE);
    private final TokenIssuer issuer = new TokenIssuer(tokens, CLOCK);

    @Test
    void issuedTokenHasTheGivenEntityAndSettings() {
        IssuedToken issued =
                issuer.issue(
                        INVOICE,
                        new TokenSettings(
                                "SAP",
                                "Nightly",
                                Permissions.of(Permission.READ, Permission.DELETE),
                                false,
                                NOW + 1,
                                null,
                                List.of(),
                                false),
                        null,
                        "alice");

        EntityToken token = issued.token();
        assertThat(token)
                .isEqualTo(
                        new EntityToken(
                                token.id(),
                                INVOICE.id(),
                                INVOICE.realmId(),
                                new TokenSettings(
                                        "SAP",
                                        "Nightly",
                                        Permissions.of(Permission.READ, Permission.DELETE),
                                        false,
                                        NOW + 1,
                                        null,
                                        List.of(),
                                        false),
                                TokenLife.begin(NOW, null),
                                NOW,
                                "alice",
                                NOW,
                                0));
    }

    @Test
    void issuedSecretOpensTheToken() {
        IssuedToken issued = issue("SAP", null);

        Verdict verdict =
                new TokenVerifier(tokens, id -> true, CLOCK)
                        .verify(
                                issued.secret().reveal(),
                                new Demand(
                                        INVOICE.realmId(),
                                        "invoice",
                                        Permissions.of(Permission.READ)));
        assertThat(verdict).isEqualTo(Verdicts.accepted(tokens.rows().iterator().next()));
        assertThat(issued.secret().reveal()).startsWith("ket_" + issued.token().id().value());
    }

    @Test
    void onlyAHashOfTheSecretIsStored() {
        IssuedToken issued = issue("SAP", null);

        assertThat(tokens.rows()).hasSize(1);
        StoredToken row = tokens.rows().iterator().next();
        String text = issued.secret().reveal();
        assertThat(row.token()).isEqualTo(issued.token());
        assertThat(row.secrets().current().hash())
                .isEqualTo(Presented.of(text).orElseThrow().hash());
        assertThat(row.toString()).doesNotContain(text.substring(27, 70));
        assertThat(row.secrets().current().hash().digest()).hasSize(32);
        assertThat(row.secrets().current().hash().digest())
                .isNotEqualTo(ReferenceFormat.secret(text))
                .isNotEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void twoIssuedTokensShareNeitherIdNorSecret() {
        IssuedToken first = issue("SAP", null);
        IssuedToken second = issue("ERP", null);

        assertThat(first.token().id()).isNotEqualTo(second.token().id());
        assertThat(first.secret().reveal().substring(27))
                .isNotEqualTo(second.secret().reveal().substring(27));
    }

    @ParameterizedTest
    @ValueSource(longs = {NOW, NOW - 1, 0})
    void passedExpiryIsRefusedAndNothingIsStored(long expires) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> issue("SAP", expires))
                .withMessage("expiresTimestamp lies in the past")
                .extracting(InvalidValueException::field)
                .isEqualTo("expiresTimestamp");
        assertThat(tokens.rows()).isEmpty();
    }

    @Test
    void tokenWithExpiryOneMillisecondAwayIsIssued() {
        assertThat(issue("SAP", NOW + 1).token().expiresTimestamp()).isEqualTo(NOW + 1);
    }

    @Test
    void tokenIssuedWithoutExpiryNeverExpires() {
        assertThat(issue("SAP", null).token().expiresTimestamp()).isNull();
    }

    /** A rotation counts it anew. */
    @Test
    void lifespanIsKeptWithTheExpiryThatWasReckonedByIt() {
        Lifespan week = new Lifespan("P1W");
        TokenSettings settings =
                new TokenSettings(
                        "SAP",
                        null,
                        Permissions.of(Permission.READ),
                        true,
                        week.endFrom(NOW),
                        null,
                        List.of(),
                        false);

        EntityToken token = issuer.issue(INVOICE, settings, week, "alice").token();

        assertThat(token.life()).isEqualTo(TokenLife.begin(NOW, week));
        assertThat(token.expiresTimestamp()).isEqualTo(week.endFrom(NOW));
    }

    @Test
    void issuedTokenHasOneSecretOfTheFirstGeneration() {
        IssuedToken issued = issue("SAP", null);
        Secrets secrets = tokens.secrets(issued.token());

        assertThat(secrets)
                .isEqualTo(
                        Secrets.first(
                                Presented.of(issued.secret().reveal()).orElseThrow().hash(), NOW));
    }

    @Test
    void missingNameIsRefusedAndNothingIsStored() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> issue(" ", null))
                .withMessage("name is required");
        assertThat(tokens.rows()).isEmpty();
    }

    @Test
    void takenNameIsRefusedAndTheFirstTokenStays() {
        IssuedToken first = issue("SAP", null);

        assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> issue("SAP", null));
        assertThat(tokens.rows()).extracting(StoredToken::token).containsExactly(first.token());
    }

    private IssuedToken issue(String name, Long expires) {
        return issuer.issue(
                INVOICE,
                new TokenSettings(
                        name,
                        null,
                        Permissions.of(Permission.READ),
                        true,
                        expires,
                        null,
                        List.of(),
                        false),
                null,
                "alice");
    }
}
