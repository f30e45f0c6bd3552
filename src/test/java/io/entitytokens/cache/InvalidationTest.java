package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvalidationTest {

    @Property
    void writtenInvalidationsAreReadBackUnchanged(@ForAll("changes") List<Invalidation> changes) {
        assertThat(Invalidation.read(Invalidation.write(changes))).isEqualTo(changes);
    }

    @Provide
    Arbitrary<List<Invalidation>> changes() {
        Arbitrary<Invalidation> ofTokens =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(8)
                        .map(
                                bytes ->
                                        new Invalidation(
                                                Invalidation.Kind.TOKEN,
                                                "%022d"
                                                        .formatted(
                                                                ByteBuffer.wrap(bytes).getLong()
                                                                        >>> 1)));
        Arbitrary<Invalidation> ofOthers =
                Combinators.combine(
                                Arbitraries.of(
                                        Invalidation.Kind.ENTITY,
                                        Invalidation.Kind.REALM,
                                        Invalidation.Kind.EVERYTHING),
                                // Half of a surrogate pair is no text.
                                Arbitraries.strings()
                                        .filter(
                                                text ->
                                                        text.codePoints()
                                                                .allMatch(
                                                                        c ->
                                                                                c
                                                                                                < Character
                                                                                                        .MIN_SURROGATE
                                                                                        || c
                                                                                                > Character
                                                                                                        .MAX_SURROGATE)))
                        .as(Invalidation::new);
        return Arbitraries.oneOf(ofTokens, ofOthers).list().ofMinSize(1);
    }

    @Test
    void messageKeepsTheFormThatOtherVersionsRead() {
        assertThat(
                        Invalidation.write(
                                List.of(
                                        new Invalidation(
                                                Invalidation.Kind.TOKEN, "0UJg4EBGO3cQWJhXqJNbv5"),
                                        new Invalidation(Invalidation.Kind.ENTITY, "a-b"),
                                        new Invalidation(Invalidation.Kind.REALM, "my realm"))))
                .isEqualTo("t0UJg4EBGO3cQWJhXqJNbv5 ea-b rmy+realm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x1", "t1", "t", "?", "*", "e%zz", "e%2", "ea-b x", "t1 ea-b"})
    void unreadableMessageInvalidatesEverything(String message) {
        assertThat(Invalidation.read(message))
                .contains(new Invalidation(Invalidation.Kind.EVERYTHING, ""));
    }
}
