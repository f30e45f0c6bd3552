package io.entitytokens.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainRequestTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "entity=invoice&permission=read",
                "entity=inv%6Fice&x=%20%7e",
                "a+b=c:d/e,f",
                "_=~.-"
            })
    void queryThatAllReadAlikeIsPlain(String query) {
        assertThat(PlainRequest.isPlainQuery(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=%00",
                "x=%1f",
                "x=%7f",
                "x=%80",
                "x=%c3%a4",
                "x=%",
                "x=%2",
                "x=%zz",
                "x=%+1",
                "x=% 1",
                "x=%2\u0660",
                "a;b",
                "a#b",
                "a?b",
                "a\u0000",
                "ä",
                "a b",
                "a\"b",
                "a\\b",
                "[x]"
            })
    void allOthersAreLeftToTheUsualWay(String query) {
        assertThat(PlainRequest.isPlainQuery(query)).isFalse();
    }
}
