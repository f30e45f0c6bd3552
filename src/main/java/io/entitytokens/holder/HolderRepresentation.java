package io.entitytokens.holder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.entitytokens.lifecycle.SelfRotation;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.issue.IssuedToken;
import io.entitytokens.token.verify.Verdict;
import java.util.List;

/**
 * What a holder may know of its token. Times are epoch milliseconds.
 *
 * @param generation of the secret that was presented, or has just been made
 * @param secretEndsTimestamp if that secret is an older one
 * @param rotatable whether the holder may rotate the token by that secret
 * @param limits what is left of each; null if there is none, and in the reply to a rotation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HolderRepresentation(
        String entity,
        List<String> permissions,
        String name,
        String hint,
        int generation,
        long createdTimestamp,
        Long expiresTimestamp,
        Long secretEndsTimestamp,
        boolean rotatable,
        List<HolderLimit> limits) {

    /** The reply that rotates a token: the only one that shows the secret. */
    record Issued(@JsonUnwrapped HolderRepresentation representation, String token) {

        static Issued of(Verdict.Accepted accepted, IssuedToken issued) {
            return new Issued(ofRotated(accepted, issued.token()), issued.secret().reveal());
        }

        @Override
        public String toString() {
            return representation + " [secret]";
        }
    }

    /**
     * @param limits what is left of each, or null
     */
    static HolderRepresentation of(Verdict.Accepted accepted, List<HolderLimit> limits) {
        TokenPolicy policy = accepted.stored().policy().of(accepted.token());
        boolean isRotatable =
                SelfRotation.mayRotate(accepted.token(), policy)
                        && !accepted.stored().secrets().isNewerUsed(accepted.secret().generation());
        return of(
                accepted,
                accepted.secret().generation(),
                accepted.token().expiresTimestamp(),
                accepted.secret().endsTimestamp(),
                isRotatable,
                limits);
    }

    private static HolderRepresentation ofRotated(Verdict.Accepted accepted, EntityToken rotated) {
        return of(
                accepted,
                rotated.life().generation(),
                rotated.expiresTimestamp(),
                null,
                true,
                null);
    }

    private static HolderRepresentation of(
            Verdict.Accepted accepted,
            int generation,
            Long expiresTimestamp,
            Long secretEndsTimestamp,
            boolean isRotatable,
            List<HolderLimit> limits) {
        EntityToken token = accepted.token();
        return new HolderRepresentation(
                accepted.entity().name(),
                token.permissions().values(),
                token.name(),
                token.id().hint(),
                generation,
                token.createdTimestamp(),
                expiresTimestamp,
                secretEndsTimestamp,
                isRotatable,
                limits);
    }
}
