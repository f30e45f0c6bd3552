package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.entitytokens.it.support.Http.Request;
import org.junit.jupiter.api.DynamicTest;

/** The status that a call must be answered with, as a test of its own. */
public final class ExpectedStatus {

    private ExpectedStatus() {}

    /**
     * @param what the call, in words
     */
    public static DynamicTest expect(int status, String what, Request request) {
        return dynamicTest(
                what + " is " + status,
                () -> assertThat(request.send().status()).isEqualTo(status));
    }
}
