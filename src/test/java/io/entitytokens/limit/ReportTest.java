package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.REALM;
import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportTest {

    private static final String ID = "0UJg4EBGO3cQWJhX000000";
    private static final RateLimit READS =
            new RateLimit("reads", 1_000_000_000, Duration.ofDays(31), Permission.READ);

    private final BucketTable table = new BucketTable(1_000, new SetClock());
    private final UsedToken token = UsedToken.in(table);

    @Test
    void otherNodesReadWhatIsWritten() {
        token.accepted(3, limit(100, "PT1M"), READS);
        token.accepted(2, READS);
        Report report = new Report();
        report.add(counted(token), table.find(token.id()).orElseThrow());

        assertThat(report.text()).isEqualTo("1 @demo " + ID + ";2s.1aao.*=3;gjdgxs.18aneo0.read=5");
        assertThat(Report.read(report.text()))
                .containsExactly(
                        new Report.Entry(REALM, token.id(), Quota.of(limit(100, "PT1M")), 3),
                        new Report.Entry(REALM, token.id(), Quota.of(READS), 5));
    }

    private static CountedToken counted(UsedToken token) {
        return CountedToken.unused(token.id(), token.realmId(), 0);
    }

    /** An import may give a realm any id. */
    @Test
    void realmMayHaveAnyId() {
        for (String realmId : List.of("a b", "@;=", "%41", "\u00e4 @x")) {
            UsedToken used = UsedToken.in(table, realmId, realmId.hashCode() & 0xffff);
            used.accepted(1, READS);
            Report report = new Report();
            report.add(counted(used), table.find(used.id()).orElseThrow());

            assertThat(Report.read(report.text()))
                    .containsExactly(new Report.Entry(realmId, used.id(), Quota.of(READS), 1));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "=",
                "1",
                "1 ",
                "1 @",
                "1 @demo",
                "1 " + ID + ";2s.1aao.*=3",
                "1 @%zz " + ID + ";2s.1aao.*=3",
                "2 @demo " + ID + ";2s.1aao.*=3",
                ID + ";2s.1aao.*=3",
                "1 @demo " + ID,
                "1 @demo " + ID + ";",
                "1 @demo " + ID + ";=",
                "1 @demo " + ID + ";3",
                "1 @demo " + ID + ";2s.1aao.*",
                "1 @demo " + ID + ";2s.1aao.*=",
                "1 @demo " + ID + ";2s.1aao.*=0",
                "1 @demo " + ID + ";2s.1aao.*=-3",
                "1 @demo " + ID + ";2s.1aao.*=3=3",
                "1 @demo " + ID + ";2s.1aao.*=x",
                "1 @demo " + ID + ";2s.1aao.*=99999999999999999999",
                "1 @demo " + ID + ";2s.1aao=3",
                "1 @demo " + ID + ";2s.1aao.*.*=3",
                "1 @demo " + ID + ";2s.1aao.all=3",
                "1 @demo " + ID + ";..=3",
                "1 @demo " + ID + ";0.1aao.*=3",
                "1 @demo " + ID + ";-1.1aao.*=3",
                "1 @demo " + ID + ";gjdgxt.1aao.*=3",
                "1 @demo " + ID + ";2s.rr.*=3",
                "1 @demo " + ID + ";2s.18aneo1.*=3",
                "1 @demo " + ID + ";zzzzzzzzzzzzzzzz.1aao.*=3",
                "1 @demo ket;2s.1aao.*=3",
                "1 @demo " + ID + "0;2s.1aao.*=3",
                "1 @demo zzzzzzzzzzzzzzzzzzzzzz;2s.1aao.*=3",
                "1 @demo ;2s.1aao.*=3"
            })
    void whatIsMalformedIsLeftOut(String text) {
        assertThat(Report.read(text)).isEmpty();
    }

    @Test
    void whatIsUnderstoodBesideItCounts() {
        assertThat(
                        Report.read(
                                "1 @demo x;2s.1aao.*=3 "
                                        + ID
                                        + ";new.kind.of.thing=1;2s.1aao.*=3;2s.1aao.admin=9"))
                .containsExactly(
                        new Report.Entry(REALM, token.id(), Quota.of(limit(100, "PT1M")), 3));
    }

    @Test
    void whatIsLongerThanAnyNodeWritesIsLeftOut() {
        String item = " " + ID + ";2s.1aao.*=3";

        assertThat(Report.read("1 @demo" + item.repeat(400))).hasSize(400);
        assertThat(Report.read("1 @demo" + item.repeat(Report.MAX_LENGTH))).isEmpty();
    }
}
