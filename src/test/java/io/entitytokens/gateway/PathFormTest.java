package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code authorize/invoice/…}, with what the client asked for appended. */
final class PathFormTest {

    private static final ForwardAuthRequest READ =
            new ForwardAuthRequest.Clear("invoice", Permissions.of(Permission.READ));
    private static final ForwardAuthRequest INCOMPLETE =
            new ForwardAuthRequest.Refused(Reason.INCOMPLETE_REQUEST, null);

    /** As it arrives: what was routed is the same, decoded. */
    private static ForwardAuthRequest ask(String path, String method) {
        return PathForm.of(path, path, method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice",
                "invoice/",
                "invoice/invoices/4711",
                "invoice//double//",
                "invoice/a%20b/c+d/%C3%BC",
                "invoice/a%2Fb",
                "invoice/a.b/...",
                "invoice/.well-known/x..y/..z",
                "invoice/entity=customer&permission=read",
                "invoice/100%25"
            })
    void firstSegmentOfThePathIsTheEntity(String path) {
        assertThat(ask(path, "GET")).isEqualTo(READ);
    }

    @ParameterizedTest
    @CsvSource({"GET, READ", "HEAD, READ", "POST, WRITE", "PATCH, WRITE", "DELETE, DELETE"})
    void knownMethodDeterminesThePermission(String method, Permission permission) {
        assertThat(ask("invoice/1", method))
                .isEqualTo(new ForwardAuthRequest.Clear("invoice", Permissions.of(permission)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "get", "", "GET,POST"})
    void unknownMethodIsRefusedAsUnsupported(String method) {
        assertThat(ask("invoice/1", method))
                .isEqualTo(new ForwardAuthRequest.Refused(Reason.UNSUPPORTED_METHOD, "invoice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/invoice",
                "//invoice/1",
                "Invoice/1",
                "in voice/1",
                "in%76oice/1",
                "invoice%2F1",
                "%69nvoice/1",
                "invoice;x/1",
                "invoice?x/1",
                "-invoice/1",
                "./invoice",
                "../invoice",
                "..%2Finvoice",
                "*"
            })
    void pathThatBeginsWithNoEntityNameIsIncomplete(String path) {
        assertThat(ask(path, "GET")).isEqualTo(INCOMPLETE);
    }

    /** A gateway or a backend may tidy up the path, and then read another entity from it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice/../customer/1",
                "invoice/..",
                "invoice/./1",
                "invoice/.",
                "invoice/%2e%2e/customer",
                "invoice/%2E%2E/customer",
                "invoice/.%2e/customer",
                "invoice/%2e/1",
                "invoice/..%2Fcustomer",
                "invoice/%2F../customer",
                "invoice/a%2F..%2F..%2Fcustomer",
                "invoice/%2e%2e%2fcustomer",
                "invoice/..;/customer",
                "invoice/1;jsessionid=2",
                "invoice/..%3B/customer",
                "invoice/%3b",
                "invoice/..\\customer",
                "invoice\\..\\customer",
                "invoice/%5C..%5Ccustomer",
                "invoice/%5c"
            })
    void pathThatCouldMeanAnotherEntityIsIncomplete(String path) {
        assertThat(ask(path, "GET")).isEqualTo(INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice/%",
                "invoice/%2",
                "invoice/%zz",
                "invoice/%-1",
                "invoice/%+f",
                "invoice/a%"
            })
    void pathWithABadEscapeIsIncomplete(String path) {
        assertThat(ask(path, "GET")).isEqualTo(INCOMPLETE);
    }

    @Property
    void plainSegmentsAfterTheEntityAreIgnored(
            @ForAll @AlphaChars @Chars({'/', '-', '_', '=', '&', '+', '~'}) @StringLength(max = 60)
                    String rest) {
        assertThat(ask("invoice/" + rest, "GET")).isEqualTo(READ);
    }

    @Test
    void pathWithADotSegmentAnywhereIsIncomplete() {
        for (String dots : new String[] {".", "..", "%2e", "%2E%2e", ".%2E"}) {
            for (String slash : new String[] {"/", "%2f", "%2F"}) {
                String path = "invoice/a" + slash + dots + slash + "b";
                assertThat(ask(path, "GET")).as(path).isEqualTo(INCOMPLETE);
                assertThat(ask("invoice/a" + slash + dots, "GET")).isEqualTo(INCOMPLETE);
            }
        }
    }

    @Test
    void pathEncodedTooManyTimesIsRefused() {
        assertThat(ask("invoice/%" + "25".repeat(2_000), "GET"))
                .isInstanceOf(ForwardAuthRequest.Refused.class);
        assertThat(ask("invoice/%252e%252e/customer", "GET"))
                .isInstanceOf(ForwardAuthRequest.Refused.class);
        assertThat(ask("invoice/100%25", "GET")).isInstanceOf(ForwardAuthRequest.Clear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer/1", "customer", "invoices/1", "", "/invoice/1", "Invoice/1"})
    void pathRoutedToAnotherEntityIsIncomplete(String routed) {
        assertThat(PathForm.of("invoice/1", routed, "GET")).isEqualTo(INCOMPLETE);
    }
}
