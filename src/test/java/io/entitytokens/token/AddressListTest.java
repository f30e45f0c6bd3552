package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AddressListTest {

    private static List<String> texts(String... networks) {
        return AddressList.parse(List.of(networks)).texts();
    }

    private static void assertRefused(String field, List<String> networks) {
        assertThatThrownBy(() -> AddressList.parse(networks))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> {
                            assertThat(e.field()).isEqualTo(field);
                            assertThat(e.getMessage())
                                    .as("repeats nothing that was sent")
                                    .doesNotContain("localhost", "256");
                        });
    }

    @Test
    void networksAreKeptInTheirOrderAndEachOnce() {
        assertThat(texts("192.0.2.7/24", "10.0.0.1", "::ffff:192.0.2.9/120", "10.0.0.1/32"))
                .containsExactly("192.0.2.0/24", "10.0.0.1");
    }

    @Test
    void entryThatIsNoNetworkIsNamedByItsPlace() {
        assertRefused("addresses[0]", List.of("localhost"));
        assertRefused("addresses[2]", List.of("10.0.0.1", "10.0.0.1", "10.0.0.256"));
    }

    @Test
    void listNamesAtLeastOneNetworkAndAtMostFifty() {
        List<String> fifty = IntStream.range(0, 50).mapToObj(i -> "10.0.0." + i).toList();
        List<String> more = IntStream.range(0, 51).mapToObj(i -> "10.0.0." + i).toList();

        assertThat(AddressList.parse(fifty).ranges()).hasSize(50);
        assertRefused("addresses", more);
        assertRefused("addresses", List.of());
    }

    @Test
    void addressIsInTheListIfItIsInOneOfItsNetworks() {
        AddressList list = AddressList.parse(List.of("192.0.2.0/24", "2001:db8::/32"));

        assertThat(list.contains(IpAddress.parse("192.0.2.200").orElseThrow())).isTrue();
        assertThat(list.contains(IpAddress.parse("2001:db8:1::1").orElseThrow())).isTrue();
        assertThat(list.contains(IpAddress.parse("192.0.3.1").orElseThrow())).isFalse();
    }
}
