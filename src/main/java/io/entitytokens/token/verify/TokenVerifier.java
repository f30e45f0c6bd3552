package io.entitytokens.token.verify;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.Verdict;
import io.entitytokens.token.WorkingClients;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.TokenLookup;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one place that decides about a presented token, for every endpoint: form and checksum, then
 * one look-up, then the secret in constant time, and only then what the token is good for.
 */
public final class TokenVerifier {

    private final TokenLookup tokens;
    private final WorkingClients clients;
    private final Clock clock;

    /**
     * @param clients of the realm that is asked
     */
    public TokenVerifier(TokenLookup tokens, WorkingClients clients, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
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
        Optional<Presented> token = Presented.of(presented);
        return token.isEmpty()
                ? Verdict.Refused.outright(Reason.MALFORMED)
                : lookUp(token.get().id(), stored -> prove(token.get(), stored, demand));
    }

    /** Whether its secret is right; nothing about it is told to whoever has another. */
    private Verdict prove(Presented presented, StoredToken stored, Demand demand) {
        if (!isOf(demand, stored)) {
            return unknown(stored.token().id());
        }
        return stored.hash().matches(presented.hash())
                ? judge(stored, demand)
                : Verdict.Refused.of(Reason.WRONG_SECRET, stored);
    }

    /**
     * Judges a token that somebody proved to hold when a JWT was issued for it, by its id alone.
     *
     * @param id from a JWT whose signature has been verified
     */
    public Verdict verifyIssued(TokenId id, Demand demand) {
        return lookUp(id, stored -> judgeOfRealm(stored, demand));
    }

    private Verdict lookUp(TokenId id, Function<StoredToken, Verdict> judge) {
        try {
            return tokens.find(id).map(judge).orElseGet(() -> unknown(id));
        } catch (LookupUnavailableException e) {
            return Verdict.Refused.of(Reason.UNAVAILABLE, id);
        }
    }

    private Verdict judgeOfRealm(StoredToken stored, Demand demand) {
        return isOf(demand, stored) ? judge(stored, demand) : unknown(stored.token().id());
    }

    private static boolean isOf(Demand demand, StoredToken stored) {
        return stored.token().realmId().equals(demand.realmId());
    }

    private static Verdict unknown(TokenId id) {
        return Verdict.Refused.of(Reason.UNKNOWN, id);
    }

    /** The verdict, too, names no resource server that is switched off. */
    private Verdict judge(StoredToken found, Demand demand) {
        // Where the audience does not count, as with gateways, no client is looked up.
        StoredToken stored = demand.recipient().required() ? found.with(clients) : found;
        Optional<Reason> objection = objection(stored, demand);
        return objection.isPresent()
                ? Verdict.Refused.of(objection.get(), stored)
                : new Verdict.Accepted(stored.entity(), stored.token());
    }

    /** Who may not know of the token is told nothing of its state: so that comes first. */
    private Optional<Reason> objection(StoredToken stored, Demand demand) {
        EntityToken token = stored.token();
        Entity entity = stored.entity();
        if (demand.recipient().isStrangerTo(entity)) {
            return Optional.of(Reason.NOT_IN_AUDIENCE);
        }
        if (!stored.realmEnabled()) {
            return Optional.of(Reason.REALM_DISABLED);
        }
        if (demand.shut() != null) {
            return Optional.of(demand.shut());
        }
        return switch (TokenStatus.of(token, entity.enabled(), now(token))) {
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

    /** Of tokens that never expire, nobody needs to know. */
    private long now(EntityToken token) {
        return token.expiresTimestamp() == null ? 0 : clock.millis();
    }
}
