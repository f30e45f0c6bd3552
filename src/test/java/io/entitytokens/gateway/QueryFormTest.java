package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.http.GivenHeaders;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ?entity=invoice[&permission=write]} */
final class QueryFormTest {

    private static final String FORWARDED = "X-Forwarded-Method";
    private static final String ORIGINAL = "X-Original-Method";

    @ParameterizedTest
    @CsvSource({"read, READ", "write, WRITE", "delete, DELETE"})
    void namedPermissionIsRequiredAloneWhateverTheMethod(String value, Permission permission) {
        String query = "entity=invoice&permission=" + value;

        assertThat(QueryForm.of(query, GivenHeaders.none())).isEqualTo(clear(permission));
        assertThat(QueryForm.of(query, GivenHeaders.of(FORWARDED, "DELETE", "nonsense")))
                .isEqualTo(clear(permission));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "=READ",
                "=read%20",
                "=admin",
                "=read,write",
                "=entity:read",
                "=read+write",
                "=read#",
                "=read=",
                "=read&permission=write",
                "=read&permission=read",
                "=read&permission",
                "=read&%70ermission=write"
            })
    void invalidOrRepeatedPermissionIsIncompleteDespiteAKnownMethod(String rest) {
        assertThat(
                        QueryForm.of(
                                "entity=invoice&permission" + rest,
                                GivenHeaders.of(FORWARDED, "GET")))
                .isEqualTo(incomplete("invoice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "entity",
                "entity=",
                "Entity=invoice",
                "entity=invoice&entity=customer&permission=read",
                "entity=invoice&entity=invoice&permission=read",
                "entity=invoice&entity&permission=read",
                "entity=invoice&%65ntity=customer&permission=read"
            })
    void missingEmptyOrRepeatedEntityIsIncomplete(String query) {
        assertThat(QueryForm.of(query, GivenHeaders.of(FORWARDED, "GET")))
                .isEqualTo(incomplete(null));
    }

    /** To some servers it separates parameters, to others it does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity=invoice;permission=read",
                "entity=invoice&permission=read;permission=write",
                "entity=invoice&permission=read&x=1;entity=customer",
                "entity=invoice&x=;permission=read",
                "entity=customer;entity=invoice&permission=read",
                ";entity=invoice&permission=read",
                "entity=invoice&permission=read;"
            })
    void queryWithASemicolonIsIncomplete(String query) {
        assertThat(QueryForm.of(query, GivenHeaders.of(FORWARDED, "GET")))
                .isEqualTo(incomplete(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity=invoice&x=%", "entity=%zz&permission=read", "entity=invoice&%"})
    void queryWithABadEscapeIsIncomplete(String query) {
        assertThat(QueryForm.of(query, GivenHeaders.of(FORWARDED, "GET")))
                .isEqualTo(incomplete(null));
    }

    @Test
    void queryWithNeitherPermissionNorMethodIsIncomplete() {
        assertThat(QueryForm.of("entity=invoice", GivenHeaders.none()))
                .isEqualTo(incomplete("invoice"));
        assertThat(QueryForm.of("entity=invoice", GivenHeaders.of(FORWARDED)))
                .isEqualTo(incomplete("invoice"));
        assertThat(QueryForm.of("entity=invoice", GivenHeaders.of("X-Method", "GET")))
                .isEqualTo(incomplete("invoice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORWARDED, ORIGINAL, "x-forwarded-method", "X-ORIGINAL-METHOD"})
    void forwardedOrOriginalMethodDeterminesThePermission(String header) {
        assertThat(byMethods(GivenHeaders.of(header, "GET"))).isEqualTo(clear(Permission.READ));
        assertThat(byMethods(GivenHeaders.of(header, "PATCH"))).isEqualTo(clear(Permission.WRITE));
        assertThat(byMethods(GivenHeaders.of(header, " DELETE\t")))
                .isEqualTo(clear(Permission.DELETE));
    }

    /** The gateway adds its own header to the client's, which may be forged. */
    @Test
    void differingMethodsRequireThePermissionsOfAll() {
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET", "DELETE")))
                .isEqualTo(clear(Permission.READ, Permission.DELETE));
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET").with(ORIGINAL, "POST")))
                .isEqualTo(clear(Permission.READ, Permission.WRITE));
        assertThat(byMethods(GivenHeaders.of(ORIGINAL, "GET").with(FORWARDED, "POST")))
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
    void oneUnknownMethodMakesTheRequestUnsupported(String value) {
        ForwardAuthRequest unsupported =
                new ForwardAuthRequest.Refused(Reason.UNSUPPORTED_METHOD, "invoice");

        assertThat(byMethods(GivenHeaders.of(FORWARDED, value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.of(ORIGINAL, value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET", value))).isEqualTo(unsupported);
        assertThat(byMethods(GivenHeaders.of(FORWARDED, "GET").with(ORIGINAL, value)))
                .isEqualTo(unsupported);
    }

    /** Whether there is such an entity is the verifier's question, and its answer is uniform. */
    @ParameterizedTest
    @CsvSource({
        "no+such%20entity, no such entity",
        "Invoice, Invoice",
        "../invoice, ../invoice",
        "invoice%3B, invoice;",
        "a=b, a=b"
    })
    void invalidEntityNameIsDecodedAndPassedOn(String encoded, String entity) {
        assertThat(QueryForm.of("entity=" + encoded + "&permission=read", GivenHeaders.none()))
                .isEqualTo(new ForwardAuthRequest.Clear(entity, Permissions.of(Permission.READ)));
    }

    private static ForwardAuthRequest byMethods(GivenHeaders headers) {
        return QueryForm.of("entity=invoice", headers);
    }

    private static ForwardAuthRequest clear(Permission... permissions) {
        return new ForwardAuthRequest.Clear("invoice", Permissions.of(permissions));
    }

    private static ForwardAuthRequest incomplete(String entity) {
        return new ForwardAuthRequest.Refused(Reason.INCOMPLETE_REQUEST, entity);
    }
}
