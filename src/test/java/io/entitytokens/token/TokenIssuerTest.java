package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
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
    void issueWhenOrderedThenTokenOfTheEntityAsOrdered() {
        IssuedToken issued =
                issuer.issue(
                        INVOICE,
                        new TokenIssuer.Order(
                                "SAP",
                                "Nightly",
                                EnumSet.of(Permission.READ, Permission.DELETE),
                                false,
                                NOW + 1,
                                "alice"));

        EntityToken token = issued.token();
        assertThat(token)
                .isEqualTo(
                        new EntityToken(
                                token.id(),
                                INVOICE.id(),
                                INVOICE.realmId(),
                                "SAP",
                                "Nightly",
                                EnumSet.of(Permission.READ, Permission.DELETE),
                                false,
                                NOW,
                                "alice",
                                NOW,
                                NOW + 1,
                                0));
    }

    @Test
    void issueWhenDoneThenTheSecretOpensTheToken() {
        IssuedToken issued = issuer.issue(INVOICE, order("SAP", null));

        Verdict verdict =
                new TokenVerifier(tokens, CLOCK)
                        .verify(
                                issued.secret().reveal(),
                                new Demand(INVOICE.realmId(), "invoice", Set.of(Permission.READ)));
        assertThat(verdict).isEqualTo(new Verdict.Accepted(INVOICE, issued.token()));
        assertThat(issued.secret().reveal()).startsWith("ket_" + issued.token().id().value());
    }

    @Test
    void issueWhenDoneThenOnlyAHashIsStored() {
        IssuedToken issued = issuer.issue(INVOICE, order("SAP", null));

        assertThat(tokens.rows()).hasSize(1);
        StoredToken row = tokens.rows().iterator().next();
        String text = issued.secret().reveal();
        assertThat(row.token()).isEqualTo(issued.token());
        assertThat(row.hash()).isEqualTo(TokenFormat.parse(text).orElseThrow().hash());
        assertThat(row.toString()).doesNotContain(text.substring(27, 70));
        assertThat(row.hash().digest()).hasSize(32);
        byte[] secret = new byte[32];
        assertThat(Base62.decode(text.getBytes(StandardCharsets.US_ASCII), 27, 70, secret, 0, 32))
                .isTrue();
        assertThat(row.hash().digest())
                .isNotEqualTo(secret)
                .isNotEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void issueWhenTwiceThenNothingOfTheSecretsIsTheSame() {
        IssuedToken first = issuer.issue(INVOICE, order("SAP", null));
        IssuedToken second = issuer.issue(INVOICE, order("ERP", null));

        assertThat(first.token().id()).isNotEqualTo(second.token().id());
        assertThat(first.secret().reveal().substring(27))
                .isNotEqualTo(second.secret().reveal().substring(27));
    }

    @ParameterizedTest
    @ValueSource(longs = {NOW, NOW - 1, 0, -1, Long.MIN_VALUE})
    void issueWhenExpiryHasPassedThenRefusedAndNothingStored(long expires) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> issuer.issue(INVOICE, order("SAP", expires)))
                .withMessage("expiresTimestamp lies in the past")
                .extracting(InvalidValueException::field)
                .isEqualTo("expiresTimestamp");
        assertThat(tokens.rows()).isEmpty();
    }

    @Test
    void issueWhenExpiryIsAMillisecondAwayThenIssued() {
        assertThat(issuer.issue(INVOICE, order("SAP", NOW + 1)).token().expiresTimestamp())
                .isEqualTo(NOW + 1);
    }

    @Test
    void issueWhenNoExpiryThenNever() {
        assertThat(issuer.issue(INVOICE, order("SAP", null)).token().expiresTimestamp()).isNull();
    }

    @Test
    void issueWhenNameIsMissingThenRefusedAndNothingStored() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> issuer.issue(INVOICE, order(" ", null)))
                .withMessage("name is required");
        assertThat(tokens.rows()).isEmpty();
    }

    @Test
    void issueWhenNameIsTakenThenRefusedAndTheOtherStays() {
        IssuedToken first = issuer.issue(INVOICE, order("SAP", null));

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> issuer.issue(INVOICE, order("SAP", null)));
        assertThat(tokens.rows()).extracting(StoredToken::token).containsExactly(first.token());
    }

    private static TokenIssuer.Order order(String name, Long expires) {
        return new TokenIssuer.Order(
                name, null, EnumSet.of(Permission.READ), true, expires, "alice");
    }
}
