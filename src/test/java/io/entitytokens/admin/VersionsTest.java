package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"17\"",
                "W/\"17\"",
                "\"17-gzip\"",
                "\"17--gzip\"",
                "\"17;gzip\"",
                "\"17-br\"",
                "\"17-zstd\"",
                "\"17-GZIP\"",
                "\"17-x-gzip\"",
                "\"17-gzip-gzip\"",
                "W/\"17-gzip\"",
                "\"16\", \"17\"",
                "\"16-gzip\",W/\"17\"",
                "\"a,b\", \"17\"",
                " , \"17\" , ",
                "*",
            })
    void ifMatchNamesOurVersionWhateverACodingMadeOfIt(String ifMatch) {
        assertThat(Versions.names(ifMatch, 17)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"16\"",
                "\"1\"",
                "\"7\"",
                "\"170\"",
                "\"017\"",
                "\"+17\"",
                "\"17-1\"",
                "\"1-7\"",
                "\"17-16\"",
                "\"16-17\"",
                "\"17 \"",
                "\"17-\"",
                "\"17gzip\"",
                "\"-17\"",
                "\"gzip-17\"",
                "\"16,17\"",
                "W/\"16\"",
                "\"*\"",
                "\"\"",
            })
    void ifMatchOfAnotherVersionDoesNotNameOurs(String ifMatch) {
        assertThat(Versions.names(ifMatch, 17)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17",
                "'17'",
                "\"17",
                "17\"",
                "w/\"17\"",
                "W/17",
                "W/ \"17\"",
                "\"17\" \"16\"",
                "\"17\"\"16\"",
                "\"17\", 16",
                "16, \"17\"",
                "*, \"17\"",
                "\"17\";q=1",
            })
    void malformedIfMatchNamesNoVersion(String ifMatch) {
        assertThat(Versions.names(ifMatch, 17)).isFalse();
    }

    @Test
    void longIfMatchIsJudgedAtOnce() {
        String codings = "\"17" + "-a".repeat(20_000) + ", ,".repeat(20_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(Versions.names(codings, 17)).isFalse());
    }
}
