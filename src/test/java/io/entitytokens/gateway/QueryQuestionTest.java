package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ?entity=invoice[&permission=write]} */
final class QueryQuestionTest {

    private static final String FORWARDED = "X-Forwarded-Method";
    private static final String ORIGINAL = "X-Original-Method";

    @ParameterizedTest
    @CsvSource({"read, READ", "write, WRITE", "delete, DELETE"})
    void ofQueryWhenPermissionIsNamedThenThatAlone(String value, Permission permission) {
        MultivaluedMap<String, String> query = query("entity", "invoice");
        query.add("permission", value);

        assertThat(Question.ofQuery(query, GivenHeaders.none())).isEqualTo(clear(permission));
        assertThat(Question.ofQuery(query, GivenHeaders.of(FORWARDED, "DELETE", "nonsense")))
                .isEqualTo(clear(permission));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "READ", "read ", "admin", "read,write", "entity:read", "read write"})
    void ofQueryWhenPermissionIsUnknownThenIncompleteWhateverTheMethod(String value) {
        MultivaluedMap<String, String> query = query("entity", "invoice");
        query.add("permission", value);

        assertThat(Question.ofQuery(query, GivenHeaders.of(FORWARDED, "GET")))
                .isEqualTo(incomplete("invoice"));
    }

    @Test
    void ofQueryWhenPermissionIsNamedTwiceThenIncomplete() {
        MultivaluedMap<String, String> query = query("entity", "invoice");
        query.addAll("permission", List.of("read", "write"));
        assertThat(Question.ofQuery(query, GivenHeaders.none())).isEqualTo(incomplete("invoice"));

        query.put("permission", List.of("read", "read"));
        assertThat(Question.ofQuery(query, GivenHeaders.none())).isEqualTo(incomplete("invoice"));
    }

    @Test
    void ofQueryWhenEntityIsMissingEmptyOrNamedTwiceThenIncomplete() {
        HttpHeaders get = GivenHeaders.of(FORWARDED, "GET");
        assertThat(Question.ofQuery(new MultivaluedHashMap<>(), get)).isEqualTo(incomplete(null));
        assertThat(Question.ofQuery(query("entity", ""), get)).isEqualTo(incomplete(null));
        assertThat(Question.ofQuery(query("Entity", "invoice"), get)).isEqualTo(incomplete(null));

        MultivaluedMap<String, String> twice = query("entity", "invoice");
        twice.add("entity", "customer");
        twice.add("permission", "read");
        assertThat(Question.ofQuery(twice, get)).isEqualTo(incomplete(null));
    }

    @Test
    void ofQueryWhenNeitherPermissionNorMethodThenIncomplete() {
        assertThat(Question.ofQuery(query("entity", "invoice"), GivenHeaders.none()))
                .isEqualTo(incomplete("invoice"));
        assertThat(Question.ofQuery(query("entity", "invoice"), GivenHeaders.of(FORWARDED)))
                .isEqualTo(incomplete("invoice"));
        assertThat(Question.ofQuery(query("entity", "invoice"), GivenHeaders.of("X-Method", "GET")))
                .isEqualTo(incomplete("invoice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORWARDED, ORIGINAL, "x-forwarded-method", "X-ORIGINAL-METHOD"})
    void ofQueryWhenMethodIsToldThenItsPermission(String header) {
        assertThat(byMethods(GivenHeaders.of(header, "GET"))).isEqualTo(clear(Permission.READ));
        assertThat(byMethods(GivenHeaders.of(header, "PATCH"))).isEqualTo(clear(Permission.WRITE));
        assertThat(byMethods(GivenHeaders.of(header, " DELETE\t")))
                .isEqualTo(clear(Permission.DELETE));
    }

    /** The gateway adds its own header to the client's, which may be forged. */
    @Test
    void ofQueryWhenMethodsDisagreeThenAllMustBeHeld() {
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET", "DELETE")))
                .isEqualTo(clear(Permission.READ, Permission.DELETE));
        assertThat(byMethods(GivenHeaders.given(FORWARDED, "GET").with(ORIGINAL, "POST").headers()))
                .isEqualTo(clear(Permission.READ, Permission.WRITE));
        assertThat(byMethods(GivenHeaders.given(ORIGINAL, "GET").with(FORWARDED, "POST").headers()))
                .isEqualTo(clear(Permission.READ, Permission.WRITE));
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET, PUT ,DELETE")))
                .isEqualTo(clear(Permission.READ, Permission.WRITE, Permission.DELETE));
        assertThat(byMethods(GivenHeaders.of(ORIGINAL, "GET", "HEAD")))
                .isEqualTo(clear(Permission.READ));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS",
                "TRACE",
                "get",
                "Post",
                "",
                " ",
                ",",
                "GET,",
                ",GET",
                "GET,,GET",
                "GET, options",
                "GET POST",
                "GET;POST",
                "GET,\u00a0GET"
            })
    void ofQueryWhenAnyMethodIsUnknownThenUnsupported(String value) {
        Question unsupported = new Question.Refused(Reason.UNSUPPORTED_METHOD, "invoice");

        assertThat(byMethods(GivenHeaders.of(FORWARDED, value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.of(ORIGINAL, value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET", value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.given(FORWARDED, "GET").with(ORIGINAL, value).headers()))
                .isEqualTo(unsupported);
    }

    /** Whether there is such an entity is the verifier's question, and its answer is uniform. */
    @ParameterizedTest
    @ValueSource(strings = {"no such entity", "Invoice", "../invoice", "invoice\0"})
    void ofQueryWhenEntityIsNoNameThenStillAskedAsItIs(String entity) {
        MultivaluedMap<String, String> query = query("entity", entity);
        query.add("permission", "read");

        assertThat(Question.ofQuery(query, GivenHeaders.none()))
                .isEqualTo(new Question.Clear(entity, EnumSet.of(Permission.READ)));
    }

    private static Question byMethods(HttpHeaders headers) {
        return Question.ofQuery(query("entity", "invoice"), headers);
    }

    private static Question clear(Permission... permissions) {
        return new Question.Clear("invoice", Set.of(permissions));
    }

    private static Question incomplete(String entity) {
        return new Question.Refused(Reason.INCOMPLETE_REQUEST, entity);
    }

    private static MultivaluedMap<String, String> query(String name, String value) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.add(name, value);
        return query;
    }
}
