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

    /** Whether a text begins as tokens do; all others are somebody else's business. */
    public static boolean isMeant(String text) {
        return text != null && text.startsWith(TokenFormat.PREFIX);
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
        Optional<StoredToken> found = find(id, demand);
        if (found.isEmpty()) {
            return new Verdict.Refused(Reason.UNKNOWN, Optional.of(id), found);
        }
        StoredToken stored = found.get();
        if (!stored.hash().matches(parsed.get().hash())) {
            return new Verdict.Refused(Reason.WRONG_SECRET, Optional.of(id), found);
        }
        return judge(stored, demand);
    }

    /**
     * Judges a token that somebody proved to hold when a JWT was issued for it, by its id alone.
     *
     * @param id from a JWT whose signature has been verified
     */
    public Verdict verifyIssued(TokenId id, Demand demand) {
        Optional<StoredToken> found = find(id, demand);
        return found.isEmpty()
                ? new Verdict.Refused(Reason.UNKNOWN, Optional.of(id), found)
                : judge(found.get(), demand);
    }

    private Optional<StoredToken> find(TokenId id, Demand demand) {
        return tokens.find(id).filter(t -> t.token().realmId().equals(demand.realmId()));
    }

    private Verdict judge(StoredToken stored, Demand demand) {
        Optional<Reason> objection = objection(stored, demand);
        if (objection.isPresent()) {
            return new Verdict.Refused(
                    objection.get(), Optional.of(stored.token().id()), Optional.of(stored));
        }
        return new Verdict.Accepted(stored.entity(), stored.token());
    }

    /** Who may not know of the token is told nothing of its state: so that comes first. */
    private Optional<Reason> objection(StoredToken stored, Demand demand) {
        EntityToken token = stored.token();
        Entity entity = stored.entity();
        if (demand.recipient().isStrangerTo(entity)) {
            return Optional.of(Reason.NOT_IN_AUDIENCE);
        }
        return switch (TokenStatus.of(token, entity.enabled(), clock.millis())) {
            case EXPIRED -> Optional.of(Reason.EXPIRED);
            case ENTITY_DISABLED -> Optional.of(Reason.ENTITY_DISABLED);
            case DISABLED -> Optional.of(Reason.DISABLED);
            case ACTIVE -> {
                if (demand.recipient().isMissingIn(entity)) {
                    yield Optional.of(Reason.NO_AUDIENCE);
                }
                if (demand.recipient().isBeyond(entity)) {
                    yield Optional.of(Reason.WRONG_AUDIENCE);
                }
                if (!demand.isFor(entity)) {
                    yield Optional.of(Reason.WRONG_ENTITY);
                }
                yield token.permissions().containsAll(demand.permissions())
                        ? Optional.empty()
                        : Optional.of(Reason.MISSING_PERMISSION);
            }
        };
    }
}
