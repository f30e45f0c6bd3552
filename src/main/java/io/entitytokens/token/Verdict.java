package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;
import java.util.Optional;

/** What the verifier says of a presented token. */
public sealed interface Verdict {

    /** The refusal, if it is one. */
    default Optional<Refused> refusal() {
        return this instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** The token may do what was asked. */
    record Accepted(Entity entity, EntityToken token) implements Verdict {}

    /**
     * The token may not.
     *
     * @param reason for the event alone
     * @param tokenId the id that the presented text carries, if it has the form of a token
     * @param stored the token of that id in this realm, if there is one; not proof that its holder
     *     spoke, when the reason is a wrong secret
     */
    record Refused(Reason reason, Optional<TokenId> tokenId, Optional<StoredToken> stored)
            implements Verdict {

        /** A refusal before any token was looked at. */
        public static Refused outright(Reason reason) {
            return new Refused(reason, Optional.empty(), Optional.empty());
        }

        /** A refusal of a token that is known by its id alone. */
        public static Refused of(Reason reason, TokenId id) {
            return new Refused(reason, Optional.of(id), Optional.empty());
        }

        /** A refusal of a token that was found. */
        public static Refused of(Reason reason, StoredToken stored) {
            return new Refused(reason, Optional.of(stored.token().id()), Optional.of(stored));
        }
    }
}
