package io.entitytokens.token.verify;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;

/** Verdicts for tests, on whoever has the current secret. */
public final class Verdicts {

    private Verdicts() {}

    public static Verdict.Accepted accepted(EntityToken token) {
        return accepted(StoredDraft.of(token).build());
    }

    public static Verdict.Accepted accepted(StoredToken stored) {
        return new Verdict.Accepted(stored, stored.secrets().current());
    }
}
