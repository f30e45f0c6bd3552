package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessLogTest {

    @ParameterizedTest
    @CsvSource({
        "long, Authorization",
        "%h %{ALL_REQUEST_HEADERS}, ''",
        "'%h %{i,X-API-Key}', X-API-Key",
        "'%h %{i,x-api-key} %s', X-API-Key",
        "'%h %{i,Authorization}', 'Authorization,X-API-Key'",
        "long, X-API-Keys"
    })
    void patternThatLogsAnUnmaskedTokenHeaderShowsTokens(String pattern, String masked) {
        assertThat(AccessLog.showsTokens(pattern, masked)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "common, ''",
        "combined, Authorization",
        "long, 'Authorization,X-API-Key'",
        "long, 'Authorization, x-api-key'",
        "%{ALL_REQUEST_HEADERS}, X-API-Key",
        "'%h %{i,User-Agent}', ''"
    })
    void patternThatMasksOrOmitsTokenHeadersShowsNoTokens(String pattern, String masked) {
        assertThat(AccessLog.showsTokens(pattern, masked)).isFalse();
    }
}
