package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import java.util.stream.IntStream;

/** Events for tests of the tally. */
final class VerdictEvents {

    private VerdictEvents() {}

    /** How many of them were to be written at once. */
    static long add(EventTally tally, int times, VerdictEvent event, long now) {
        return IntStream.range(0, times).filter(i -> tally.add(event, now)).count();
    }

    static VerdictEvent refused(String ip) {
        return refused("realm", ip, Reason.MALFORMED);
    }

    static VerdictEvent refused(String realm, String ip, Reason reason) {
        return VerdictEvent.of(
                realm,
                "entity-tokens",
                ip,
                Endpoint.FORWARD_AUTH,
                new Demand(realm, "invoice", Permissions.of(Permission.READ)),
                Verdict.Refused.outright(reason));
    }

    /** Of a token that exists, whoever presents it. */
    static VerdictEvent wrongSecret() {
        return VerdictEvent.of(
                EntityDraft.REALM,
                "entity-tokens",
                "10.0.0.1",
                Endpoint.FORWARD_AUTH,
                new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ)),
                Verdict.Refused.of(Reason.WRONG_SECRET, StoredDraft.sap().build()));
    }

    static VerdictEvent accepted(Permission permission) {
        return VerdictEvent.of(
                EntityDraft.REALM,
                "entity-tokens",
                "10.0.0.1",
                Endpoint.FORWARD_AUTH,
                new Demand(EntityDraft.REALM, "invoice", Permissions.of(permission)),
                Verdicts.accepted(TokenDraft.sap().build()));
    }
}
