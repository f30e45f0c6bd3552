package io.entitytokens.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.JsonSerialization;

final class ClaimNameTest {

    static final Iterable<String> RESERVED = ClaimName.RESERVED;

    private static final List<String> RESERVED_AND_NEAR =
            ClaimName.RESERVED.stream()
                    .flatMap(
                            claim -> Stream.of(claim, claim + ".", "\\" + claim, " " + claim, "x."))
                    .toList();

    /** A second claim of the same name would be anybody's guess. */
    static List<String> claimsThatKeycloakWrites() {
        return JsonSerialization.mapper
                .getSerializationConfig()
                .introspect(JsonSerialization.mapper.constructType(AccessToken.class))
                .findProperties()
                .stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .map(BeanPropertyDefinition::getName)
                .filter(name -> !name.equals("otherClaims"))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("RESERVED")
    void reservedNameIsRefusedInWhateverCase(String claim) {
        assertThat(ClaimName.of(claim)).isEmpty();
        assertThat(ClaimName.of(claim.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ClaimName.of(claim + ".nested")).isEmpty();
        assertThat(ClaimName.of("\\" + claim)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("claimsThatKeycloakWrites")
    void nameOfAClaimThatKeycloakWritesIsRefused(String claim) {
        assertThat(ClaimName.of(claim)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", ".permissions", "a..b", "a. .b", "a\nb", "a\u0000"})
    void malformedNameIsRefused(String text) {
        assertThat(ClaimName.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissions", "scp", "roles", "myscope", "nested.scope"})
    void unreservedNameIsAccepted(String text) {
        assertThat(ClaimName.of(text)).isPresent();
    }

    @Test
    void tooLongNameIsRefused() {
        assertThat(ClaimName.of("x".repeat(255))).isPresent();
        assertThat(ClaimName.of("x".repeat(256))).isEmpty();
    }

    @Test
    void escapedDotIsPartOfTheName() {
        assertThat(ClaimName.of("https://example\\.com/permissions"))
                .contains(new ClaimName(List.of("https://example.com/permissions")));
    }

    @Property
    void claimOfAnyNameLeavesAllOthersUnchanged(
            @ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 4) String end,
            @ForAll("beginnings") String beginning) {
        AccessToken claims = claims();
        JsonNode before = Grants.json(claims);

        ClaimName.of(beginning + end).ifPresent(name -> name.put(claims, "value"));

        JsonNode after = Grants.json(claims);
        before.properties()
                .forEach(
                        claim -> assertThat(after.get(claim.getKey())).isEqualTo(claim.getValue()));
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of(RESERVED_AND_NEAR);
    }

    private static AccessToken claims() {
        AccessToken claims = new AccessToken();
        claims.id("jti").issuer("iss").subject("sub").audience("aud", "other");
        claims.setScope("entity:read");
        claims.setOtherClaims("entity", "invoice");
        claims.setOtherClaims("entity_permissions", List.of("read"));
        claims.setOtherClaims("client_id", "entity-tokens");
        return claims;
    }
}
