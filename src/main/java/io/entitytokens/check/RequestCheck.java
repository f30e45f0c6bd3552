package io.entitytokens.check;

import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.HolderAddress;
import io.entitytokens.token.verify.Verdict;
import java.util.Optional;

/** A presentation of a token by its holder: with a session of Keycloak, or from memory alone. */
public interface RequestCheck {

    AskedRealm realm();

    ReceivedRequest request();

    /**
     * Why nobody is answered at all: Keycloak asks this at its own endpoints only.
     *
     * @return the realm is switched off, a proxy's headers are none, or TLS is missing; or empty
     */
    default Optional<Reason> objection() {
        return realm().objection(request());
    }

    /** Where the holder is, if it is the holder who calls. */
    default HolderAddress callerAddress() {
        return HolderAddress.ofConnection(request().address().orElse(null));
    }

    /**
     * Has a token judged.
     *
     * @param presented what the caller sent in place of a token; anything at all
     */
    Verdict verify(String presented, Demand demand);

    /**
     * Counts what is accepted in the token's limits. To be asked last: what is refused for another
     * reason is never told of a limit, and uses up nothing of it.
     *
     * @return the verdict, or that the token has been used too often
     */
    Verdict admit(Demand demand, Verdict verdict);

    /**
     * Notes a verdict as an event of its own, and what was accepted as a use.
     *
     * @param clientId the client that the event names
     * @return false if that takes a session; then nothing is noted, and the request has to be
     *     answered with one
     */
    boolean note(String clientId, Demand demand, Verdict verdict);
}
