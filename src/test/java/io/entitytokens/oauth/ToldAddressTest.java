package io.entitytokens.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.verify.HolderAddress;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToldAddressTest {

    private static MultivaluedMap<String, String> form(String... values) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.put("client_ip", List.of(values));
        return form;
    }

    @Test
    void oneLiteralIsTheAddressOfTheHolder() {
        assertThat(ToldAddress.in(form("192.0.2.7")).orElseThrow().told()).contains("192.0.2.7");
        assertThat(ToldAddress.in(form("2001:DB8:0::1")).orElseThrow().told())
                .contains("2001:db8::1");
        assertThat(ToldAddress.in(form("::ffff:192.0.2.7")).orElseThrow().told())
                .contains("192.0.2.7");
    }

    @Test
    void nothingToldIsNoProblemUntilThereIsAList() {
        assertThat(ToldAddress.in(new MultivaluedHashMap<>())).contains(HolderAddress.UNTOLD);
        assertThat(ToldAddress.in(form())).contains(HolderAddress.UNTOLD);
        assertThat(ToldAddress.in(form(""))).contains(HolderAddress.UNTOLD);
    }

    @Test
    void severalAreNoAddress() {
        assertThat(ToldAddress.in(form("192.0.2.7", "192.0.2.7"))).isEmpty();
        assertThat(ToldAddress.in(form("192.0.2.7", "10.0.0.1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "192.0.2.7:80",
                "[2001:db8::1]",
                "fe80::1%eth0",
                "192.0.2.0/24",
                "localhost",
                "192.0.2.7, 10.0.0.1",
                "127.1"
            })
    void whatIsNoLiteralIsNoAddress(String text) {
        assertThat(ToldAddress.in(form(text))).isEmpty();
    }
}
