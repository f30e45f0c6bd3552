package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.TokenId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TokenUseTest {

    private static final TokenId ID = new TokenId("0UJg4EBGO3cQWJhXqJNbv5");

    @Test
    void onlyUsedPermissionsAreStamped() {
        TokenUse use =
                TokenUse.once(
                        ID,
                        1,
                        5,
                        "10.0.0.1",
                        "forward_auth",
                        Permissions.of(Permission.READ, Permission.DELETE));

        assertThat(use)
                .isEqualTo(new TokenUse(ID, 1, 5L, 5, "10.0.0.1", "forward_auth", 5L, null, 5L, 1));
        assertThat(TokenUse.once(ID, 1, 5, null, "forward_auth", Permissions.NONE))
                .isEqualTo(new TokenUse(ID, 1, 5L, 5, null, "forward_auth", null, null, null, 1));
    }

    @Test
    void sumHasTheAddressAndEndpointOfTheNewerUse() {
        TokenUse older = TokenUse.once(ID, 1, 5, "10.0.0.1", "a", Permissions.of(Permission.READ));
        TokenUse newer = TokenUse.once(ID, 1, 6, "10.0.0.2", "b", Permissions.of(Permission.WRITE));

        TokenUse both = new TokenUse(ID, 1, 5L, 6, "10.0.0.2", "b", 5L, 6L, null, 2);
        assertThat(older.and(newer)).isEqualTo(both);
        assertThat(newer.and(older)).isEqualTo(both);
    }

    @Test
    void sumBeginsWithTheOlderFirstUse() {
        TokenUse older = TokenUse.once(ID, 1, 5, null, "a", Permissions.NONE);
        TokenUse newer = TokenUse.once(ID, 1, 6, null, "a", Permissions.NONE);

        assertThat(older.and(newer).first()).isEqualTo(5);
        assertThat(newer.and(older).first()).isEqualTo(5);
    }

    /** A token may have been used before that was kept. */
    @Test
    void firstUseOfASumIsUnknownWhereThatOfAPartIs() {
        TokenUse known = TokenUse.once(ID, 1, 6, null, "a", Permissions.NONE);
        TokenUse unknown = new TokenUse(ID, 1, null, 5, null, "a", null, null, null, 1);

        assertThat(unknown.and(known).first()).isNull();
        assertThat(known.and(unknown).first()).isNull();
    }

    @Property
    void additionOrderMattersOnlyForAddressAndEndpointOfATie(
            @ForAll("uses") TokenUse a, @ForAll("uses") TokenUse b) {
        TokenUse sum = a.and(b);
        TokenUse reverse = b.and(a);

        assertThat(sum.count()).isEqualTo(a.count() + b.count());
        assertThat(sum.timestamp()).isEqualTo(Math.max(a.timestamp(), b.timestamp()));
        if (a.timestamp() == b.timestamp()) {
            assertThat(sum.ip()).isIn(a.ip(), b.ip());
            assertThat(reverse)
                    .isEqualTo(
                            new TokenUse(
                                    ID,
                                    1,
                                    sum.first(),
                                    sum.timestamp(),
                                    a.ip(),
                                    a.endpoint(),
                                    sum.lastRead(),
                                    sum.lastWrite(),
                                    sum.lastDelete(),
                                    sum.count()));
        } else {
            assertThat(reverse).isEqualTo(sum);
            TokenUse newest = a.timestamp() > b.timestamp() ? a : b;
            assertThat(sum.ip()).isEqualTo(newest.ip());
            assertThat(sum.endpoint()).isEqualTo(newest.endpoint());
        }
    }

    @Property
    void sumDoesNotDependOnGrouping(
            @ForAll("uses") TokenUse a, @ForAll("uses") TokenUse b, @ForAll("uses") TokenUse c) {
        assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    }

    @Property
    void sumKeepsTheNewestStampOfEachPermission(
            @ForAll("uses") TokenUse a, @ForAll("uses") TokenUse b) {
        assertThat(a.and(b).lastRead()).isEqualTo(newest(a.lastRead(), b.lastRead()));
        assertThat(a.and(b).lastWrite()).isEqualTo(newest(a.lastWrite(), b.lastWrite()));
        assertThat(a.and(b).lastDelete()).isEqualTo(newest(a.lastDelete(), b.lastDelete()));
    }

    private static Long newest(Long a, Long b) {
        long newest = Math.max(a == null ? -1 : a, b == null ? -1 : b);
        return newest < 0 ? null : Long.valueOf(newest);
    }

    /** Few different times, so that ties are frequent. */
    @Provide
    Arbitrary<TokenUse> uses() {
        Arbitrary<Set<Permission>> permissions =
                Arbitraries.of(Permission.class).set().map(TokenUseTest::copyOf);
        Arbitrary<TokenUse> single =
                Combinators.combine(
                                Arbitraries.longs().between(0, 5),
                                Arbitraries.of("10.0.0.1", "10.0.0.2", null),
                                Arbitraries.of("a", "b"),
                                permissions)
                        .as(
                                (time, ip, endpoint, used) ->
                                        TokenUse.once(
                                                ID, 1, time, ip, endpoint, Permissions.of(used)));
        return single.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(uses -> uses.stream().reduce(TokenUse::and).orElseThrow())
                .withoutEdgeCases();
    }

    private static Set<Permission> copyOf(Set<Permission> permissions) {
        return permissions.isEmpty()
                ? EnumSet.noneOf(Permission.class)
                : EnumSet.copyOf(permissions);
    }

    @Test
    void onlyAValidAddressIsKept() {
        assertThat(TokenUse.once(ID, 1, 5, "z".repeat(300), "endpoint", Permissions.NONE).ip())
                .isNull();
        assertThat(TokenUse.once(ID, 1, 5, "2001:db8::1%eth0", "endpoint", Permissions.NONE).ip())
                .isEqualTo("2001:db8::1%eth0");
    }
}
