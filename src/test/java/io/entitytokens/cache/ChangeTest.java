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

final class ChangeTest {

    @Property
    void readWhenWrittenThenTheSameChanges(@ForAll("changes") List<Change> changes) {
        assertThat(Change.read(Change.write(changes))).isEqualTo(changes);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Change> ofTokens =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(8)
                        .map(
                                bytes ->
                                        new Change(
                                                Change.Kind.TOKEN,
                                                "%022d"
                                                        .formatted(
                                                                ByteBuffer.wrap(bytes).getLong()
                                                                        >>> 1)));
        Arbitrary<Change> ofOthers =
                Combinators.combine(
                                Arbitraries.of(
                                        Change.Kind.ENTITY,
                                        Change.Kind.REALM,
                                        Change.Kind.EVERYTHING),
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
                        .as(Change::new);
        return Arbitraries.oneOf(ofTokens, ofOthers).list().ofMinSize(1);
    }

    @Test
    void writeWhenReadByOtherVersionsThenThisForm() {
        assertThat(
                        Change.write(
                                List.of(
                                        new Change(Change.Kind.TOKEN, "0UJg4EBGO3cQWJhXqJNbv5"),
                                        new Change(Change.Kind.ENTITY, "a-b"),
                                        new Change(Change.Kind.REALM, "my realm"))))
                .isEqualTo("t0UJg4EBGO3cQWJhXqJNbv5 ea-b rmy+realm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x1", "t1", "t", "?", "*", "e%zz", "e%2", "ea-b x", "t1 ea-b"})
    void readWhenNotUnderstoodThenItMayBeAnything(String message) {
        assertThat(Change.read(message)).contains(new Change(Change.Kind.EVERYTHING, ""));
    }
}
