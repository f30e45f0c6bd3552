package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;

/** What admins are answered when they ask for something that cannot be. */
public final class Refusal {

    private Refusal() {}

    /** An error that names the field, and tells nothing of the inside. */
    public static void assertRefused(Answer answer, int status, String field) {
        assertThat(answer.expect(status).json().path("field").textValue())
                .as(answer.toString())
                .isEqualTo(field);
        assertThat(answer.json().path("errorMessage").textValue()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at io.entitytokens");
    }
}
