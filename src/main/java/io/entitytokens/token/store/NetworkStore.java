package io.entitytokens.token.store;

import io.entitytokens.token.AddressList;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which networks the tokens of all realms have been used, until that expires. */
public interface NetworkStore {

    /**
     * The networks of each token, those of the last uses first. A token without any is left out.
     *
     * @param since epoch milliseconds; what has not been used since then does not count
     */
    Map<TokenId, List<NetworkUse>> of(Collection<TokenId> tokens, long since);

    /**
     * The tokens of an entity that have been used, those of the last uses first.
     *
     * @param since epoch milliseconds
     * @param max how many at most
     */
    List<TokenId> usedTokens(String entityId, long since, int max);

    /**
     * An address from which tokens have been used.
     *
     * @param tokens how many
     */
    record Origin(String address, long tokens) {}

    /**
     * Where the uses of a realm's tokens came from. Uses count of which the address is known; of a
     * thousand and more networks of tokens, those that were used last.
     *
     * @param since epoch milliseconds
     * @return empty unless several tokens were used, all from one address
     */
    Optional<Origin> onlyOrigin(String realmId, long since);

    /**
     * What a token's own list of addresses says.
     *
     * @param addresses or null, if it has none
     */
    record TokenAddresses(TokenId id, String name, AddressList addresses) {}

    /**
     * @return of those of the tokens that there are
     */
    List<TokenAddresses> addresses(Collection<TokenId> tokens);

    /**
     * Removes what has not been used for long, and waits for nobody.
     *
     * @param before epoch milliseconds
     * @param max how many at most
     * @return how many were removed
     */
    int removeExpired(String realmId, long before, int max);

    /**
     * Whether there is something for {@link #removeExpired}, held by somebody or not.
     *
     * @param before epoch milliseconds
     */
    boolean hasExpired(String realmId, long before);
}
