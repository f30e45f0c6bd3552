package io.entitytokens.token;

import java.time.Clock;
import java.util.Optional;

/**
 * The one place that decides about a presented token, for every door: form and checksum, then one
 * look-up, then the secret in constant time, and only then what the token is good for.
 */
public final class TokenVerifier {

    private final TokenLookup tokens;
    private final Clock clock;

    public TokenVerifier(TokenLookup tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param presented what the caller sent in place of a token; anything at all
     */
    public Verdict verify(String presented, Demand demand) {
        Optional<TokenFormat.Presented> parsed = TokenFormat.parse(presented);
        if (parsed.isEmpty()) {
            return Verdict.Refused.outright(Reason.MALFORMED);
        }
        TokenId id = parsed.get().id();
        Optional<StoredToken> found =
                tokens.find(id).filter(t -> t.token().realmId().equals(demand.realmId()));
        if (found.isEmpty()) {
            return new Verdict.Refused(Reason.UNKNOWN, Optional.of(id), found);
        }
        StoredToken stored = found.get();
        if (!stored.hash().matches(parsed.get().hash())) {
            return new Verdict.Refused(Reason.WRONG_SECRET, Optional.of(id), found);
        }
        return objection(stored, demand)
                .<Verdict>map(reason -> new Verdict.Refused(reason, Optional.of(id), found))
                .orElseGet(() -> new Verdict.Accepted(stored.entity(), stored.token()));
    }

    private Optional<Reason> objection(StoredToken stored, Demand demand) {
        EntityToken token = stored.token();
        return switch (TokenStatus.of(token, stored.entity().enabled(), clock.millis())) {
            case EXPIRED -> Optional.of(Reason.EXPIRED);
            case ENTITY_DISABLED -> Optional.of(Reason.ENTITY_DISABLED);
            case DISABLED -> Optional.of(Reason.DISABLED);
            case ACTIVE -> {
                if (!stored.entity().name().equals(demand.entityName())) {
                    yield Optional.of(Reason.WRONG_ENTITY);
                }
                yield token.permissions().containsAll(demand.permissions())
                        ? Optional.empty()
                        : Optional.of(Reason.MISSING_PERMISSION);
            }
        };
    }
}
