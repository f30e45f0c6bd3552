package io.entitytokens.token.verify;

import io.entitytokens.token.Entity;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.WorkingClients;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.TokenLookup;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
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
        return ofPresented(
                presented, demand.realmId(), (stored, secret) -> judge(stored, secret, demand));
    }

    /**
     * Whether the caller has a secret that is still good; what its token is good for does not
     * count. So whoever has a token can give it up, and whoever finds one can report it, in every
     * state.
     *
     * @param presented what the caller sent in place of a token; anything at all
     * @param realmId internal id of the realm that is asked
     */
    public Verdict verifySecret(String presented, String realmId) {
        return ofPresented(presented, realmId, Verdict.Accepted::new);
    }

    private Verdict ofPresented(
            String text, String realmId, BiFunction<StoredToken, Secret, Verdict> judge) {
        Optional<Presented> token = Presented.of(text);
        return token.isEmpty()
                ? Verdict.Refused.outright(Reason.MALFORMED)
                : lookUp(token.get().id(), stored -> prove(token.get(), stored, realmId, judge));
    }

    /** Whether its secret is right; nothing about it is told to whoever has another. */
    private Verdict prove(
            Presented presented,
            StoredToken stored,
            String realmId,
            BiFunction<StoredToken, Secret, Verdict> judge) {
        if (!isOf(realmId, stored)) {
            return unknown(stored.token().id());
        }
        Optional<Secret> secret = stored.secrets().find(presented.hash());
        if (secret.isEmpty()) {
            return Verdict.Refused.of(Reason.WRONG_SECRET, stored);
        }
        return secret.get().isRetired(clock)
                ? Verdict.Refused.retired(stored, secret.get())
                : judge.apply(stored, secret.get());
    }

    /**
     * Judges a token that somebody proved to hold when a JWT was issued for it. Where that was, has
     * been judged then.
     *
     * @param id from a JWT whose signature has been verified
     * @param generation of the secret that was presented then
     */
    public Verdict verifyIssued(TokenId id, int generation, Demand demand) {
        Demand anywhere = demand.from(HolderAddress.NOT_JUDGED);
        return lookUp(id, stored -> judgeIssued(stored, generation, anywhere));
    }

    private Verdict lookUp(TokenId id, Function<StoredToken, Verdict> judge) {
        try {
            return tokens.find(id).map(judge).orElseGet(() -> unknown(id));
        } catch (LookupUnavailableException e) {
            return Verdict.Refused.of(Reason.UNAVAILABLE, id);
        }
    }

    /** Nobody presents a secret here: one that has ended is no sign of anything. */
    private Verdict judgeIssued(StoredToken stored, int generation, Demand demand) {
        if (!isOf(demand.realmId(), stored)) {
            return unknown(stored.token().id());
        }
        return stored.secrets()
                .find(generation)
                .filter(secret -> !secret.isRetired(clock))
                .map(secret -> judge(stored, secret, demand))
                .orElseGet(() -> Verdict.Refused.of(Reason.RETIRED_SECRET, stored));
    }

    private static boolean isOf(String realmId, StoredToken stored) {
        return stored.token().realmId().equals(realmId);
    }

    private static Verdict unknown(TokenId id) {
        return Verdict.Refused.of(Reason.UNKNOWN, id);
    }

    /** The verdict, too, names no resource server that is switched off, and what is left alone. */
    private Verdict judge(StoredToken found, Secret secret, Demand demand) {
        // Where the audience does not count, as with gateways, no client is looked up.
        StoredToken known = demand.recipient().required() ? found.with(clients) : found;
        long now = now(known);
        StoredToken stored = known.enforcedAt(now);
        Optional<Reason> objection = objection(stored, demand, now);
        return objection.isPresent()
                ? Verdict.Refused.of(objection.get(), stored)
                : new Verdict.Accepted(stored, secret);
    }

    /** Who may not know of the token is told nothing of its state: so that comes first. */
    private Optional<Reason> objection(StoredToken stored, Demand demand, long now) {
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
        Optional<Reason> refusal = stored.status(now).refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Reason> elsewhere =
                demand.address()
                        .objection(
                                entity.settings().addresses(),
                                stored.token().settings().addresses());
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (demand.recipient().isMissingIn(entity)) {
            return Optional.of(Reason.NO_AUDIENCE);
        }
        if (demand.recipient().isBeyond(entity)) {
            return Optional.of(Reason.WRONG_AUDIENCE);
        }
        if (!demand.isFor(entity)) {
            return Optional.of(Reason.WRONG_ENTITY);
        }
        return stored.token().permissions().containsAll(demand.permissions())
                ? Optional.empty()
                : Optional.of(Reason.MISSING_PERMISSION);
    }

    /** Where neither an expiry nor a policy waits for its time, nobody needs to know it. */
    private long now(StoredToken stored) {
        boolean isTimeless =
                stored.token().expiresTimestamp() == null && stored.policy().enforceFrom() == null;
        return isTimeless ? 0 : clock.millis();
    }
}
