package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24, INSIDE",
        "192.0.2.7, 192.0.2.7, INSIDE",
        "192.0.2.8, 192.0.2.7, OUTSIDE",
        "192.0.2.0/24, 192.0.2.0/24, INSIDE",
        "192.0.2.0/24, 192.0.0.0/16, INSIDE",
        "192.0.2.0/24, 192.0.2.128/25, PARTLY",
        "192.0.2.0/24, 192.0.2.7, PARTLY",
        "192.0.2.0/24, 192.0.3.0/24, OUTSIDE",
        "0.0.0.0/0, 10.0.0.0/8, PARTLY",
        "::/0, 10.0.0.0/8, OUTSIDE",
        "2001:db8:1::/48, 2001:db8::/32, INSIDE",
        "2001:db8:1::/48, 2001:db8:1:8000::/49, PARTLY",
        "192.0.2.7, ::/0, OUTSIDE"
    })
    void listLetsInAllOrSomeOrNothingOfANetwork(String network, String listed, Reach reach) {
        AddressList list = AddressList.parse(List.of("203.0.113.1", listed));

        assertThat(Reach.of(AddressRange.parse(network).orElseThrow(), list)).isEqualTo(reach);
    }

    @Test
    void withoutAListAllIsLetIn() {
        assertThat(Reach.of(AddressRange.parse("0.0.0.0/0").orElseThrow(), null))
                .isEqualTo(Reach.INSIDE);
    }

    @Test
    void ofTwoListsTheStricterCounts() {
        assertThat(Reach.INSIDE.and(Reach.INSIDE)).isEqualTo(Reach.INSIDE);
        assertThat(Reach.INSIDE.and(Reach.PARTLY)).isEqualTo(Reach.PARTLY);
        assertThat(Reach.OUTSIDE.and(Reach.PARTLY)).isEqualTo(Reach.OUTSIDE);
        assertThat(Reach.PARTLY.and(Reach.OUTSIDE)).isEqualTo(Reach.OUTSIDE);
    }
}
