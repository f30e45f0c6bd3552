package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.entitytokens.http.GivenHeaders;
import io.entitytokens.token.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BlankMethodTest {

    /** Asked without a credential, by anybody; the server takes headers of 64 KB. */
    @Test
    void methodFullOfSpacesIsRefusedQuickly() {
        GivenHeaders headers =
                GivenHeaders.of("X-Forwarded-Method", "a" + " ".repeat(60_000) + "b");

        assertThat(
                        assertTimeout(
                                Duration.ofMillis(500),
                                () -> QueryForm.of("entity=invoice", headers)))
                .isEqualTo(new ForwardAuthRequest.Refused(Reason.UNSUPPORTED_METHOD, "invoice"));
    }
}
