package io.entitytokens.authzen;

import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;

/**
 * What is found about one question.
 *
 * @param demand what the question asks of the token
 */
record Finding(Demand demand, Verdict verdict) {

    boolean isPermitted() {
        return verdict instanceof Verdict.Accepted;
    }
}
