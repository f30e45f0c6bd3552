package io.entitytokens.token.verify;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenFormat;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A token that somebody presents, with the store that may have it and a verifier to look there. */
final class PresentedToken {

    static final long NOW = 1_800_000_000_000L;
    static final Demand READ_INVOICE =
            new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ));

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    final TokenFormat.Generated generated = TokenFormat.generate(new SecureRandom());
    final String secret = generated.secret().reveal();
    final MemoryTokens tokens = new MemoryTokens(EntityDraft.invoice().build());
    final TokenVerifier verifier = new TokenVerifier(tokens, id -> true, CLOCK);

    TokenDraft draft() {
        return TokenDraft.sap().id(generated.id());
    }

    EntityToken put(TokenDraft draft) {
        EntityToken token = draft.build();
        tokens.put(token, generated.hash());
        return token;
    }

    static Optional<Reason> reason(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }
}
