package io.entitytokens.token.verify;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import java.util.Optional;

/** What the verifier says of a presented token. */
public sealed interface Verdict {

    /** The refusal, if it is one. */
    default Optional<Refused> refusal() {
        return this instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** The token that was found in this realm, if there is one. */
    Optional<StoredToken> found();

    /**
     * The token may do what was asked.
     *
     * @param secret by which its holder proved to have it, now or when a JWT was issued
     */
    record Accepted(StoredToken stored, Secret secret) implements Verdict {

        @Override
        public Optional<StoredToken> found() {
            return Optional.of(stored);
        }

        public Entity entity() {
            return stored.entity();
        }

        public EntityToken token() {
            return stored.token();
        }

        /** What is given: whoever asks for nothing in particular gets all that the token has. */
        public Permissions granted(Permissions asked) {
            return asked.isEmpty() ? token().permissions() : asked;
        }
    }

    /**
     * The token may not.
     *
     * @param reason for the event alone
     * @param tokenId the id that the presented text carries, if it has the form of a token
     * @param stored the token of that id in this realm, if there is one; not proof that its holder
     *     spoke, when the reason is a wrong secret
     * @param retired the secret that was presented, if the token had it once
     * @param limit what is used up, if that is the reason
     */
    record Refused(
            Reason reason,
            Optional<TokenId> tokenId,
            Optional<StoredToken> stored,
            Optional<Secret> retired,
            Optional<LimitReached> limit)
            implements Verdict {

        @Override
        public Optional<StoredToken> found() {
            return stored;
        }

        /** A refusal before any token was looked at. */
        public static Refused outright(Reason reason) {
            return bare(reason, Optional.empty());
        }

        /** A refusal of a token that is known by its id alone. */
        public static Refused of(Reason reason, TokenId id) {
            return bare(reason, Optional.of(id));
        }

        /** A refusal of a token that the caller calls by another id, if it has one. */
        public static Refused ofWrongId(Optional<TokenId> id) {
            return bare(Reason.WRONG_ID, id);
        }

        /** A refusal of a token that was found. */
        public static Refused of(Reason reason, StoredToken stored) {
            return of(reason, stored, Optional.empty(), Optional.empty());
        }

        /** A refusal of a secret that the token had once. */
        public static Refused retired(StoredToken stored, Secret secret) {
            return of(Reason.RETIRED_SECRET, stored, Optional.of(secret), Optional.empty());
        }

        /** A refusal of a token that is good, and has been used too often. */
        public static Refused limited(StoredToken stored, LimitReached limit) {
            return of(Reason.RATE_LIMITED, stored, Optional.empty(), Optional.of(limit));
        }

        private static Refused bare(Reason reason, Optional<TokenId> id) {
            return new Refused(reason, id, Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static Refused of(
                Reason reason,
                StoredToken stored,
                Optional<Secret> retired,
                Optional<LimitReached> limit) {
            return new Refused(
                    reason, Optional.of(stored.token().id()), Optional.of(stored), retired, limit);
        }
    }
}
