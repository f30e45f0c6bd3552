package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.store.NetworkStore;

/**
 * From how many addresses the tokens of a realm have been used.
 *
 * @param since epoch milliseconds; what has not been used since then does not count
 * @param tokens how many
 * @param addresses how many
 * @param only the address that all came from, where there are several tokens and no other address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OriginsRepresentation(long since, long tokens, long addresses, String only) {

    static OriginsRepresentation of(long since, NetworkStore.Origins origins) {
        return new OriginsRepresentation(
                since, origins.tokens(), origins.addresses(), origins.only().orElse(null));
    }
}
