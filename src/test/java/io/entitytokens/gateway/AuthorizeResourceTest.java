package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthorizeResourceTest {

    /** A method that is not here would be answered by JAX-RS: 200 for OPTIONS, 405 for others. */
    @Test
    void everyHttpMethodIsAnsweredWithTheVerdict() throws ReflectiveOperationException {
        Response verdict = Response.status(403).build();
        AuthorizeResource resource = new AuthorizeResource(() -> verdict);
        List<String> answered = new ArrayList<>();
        for (Method method : AuthorizeResource.class.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    answered.add(http.value());
                    assertThat(method.invoke(resource)).isSameAs(verdict);
                }
            }
        }
        assertThat(answered)
                .containsExactlyInAnyOrder(
                        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }
}
