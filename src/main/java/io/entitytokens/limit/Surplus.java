package io.entitytokens.limit;

import io.entitytokens.token.RealmShares;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A token that is too many, as it was looked at. */
record Surplus(CountedToken token, Buckets buckets, double fullness) {

    /**
     * Divides the places among the realms: what one leaves free, the others share. So a realm that
     * has no more than its share loses none, however many another one has. Of those that have more,
     * the tokens that have used least of their limits are too many.
     *
     * @param places for all tokens together
     */
    static List<Surplus> of(Collection<CountedToken> tokens, int places, long now) {
        List<List<CountedToken>> realms =
                RealmShares.fewestFirst(tokens, CountedToken::realmId).toList();
        List<Surplus> all = new ArrayList<>();
        int free = places;
        for (int i = 0; i < realms.size(); i++) {
            List<CountedToken> realm = realms.get(i);
            int kept = Math.min(realm.size(), free / (realms.size() - i));
            free -= kept;
            if (kept < realm.size()) {
                all.addAll(fullest(realm, realm.size() - kept, now));
            }
        }
        return all;
    }

    private static List<Surplus> fullest(List<CountedToken> realm, int count, long now) {
        return realm.stream()
                .map(token -> of(token, now))
                .sorted(Comparator.comparingDouble(Surplus::fullness).reversed())
                .limit(count)
                .toList();
    }

    private static Surplus of(CountedToken token, long now) {
        Buckets buckets = token.buckets().get();
        return new Surplus(token, buckets, buckets.at(now).fullness());
    }
}
