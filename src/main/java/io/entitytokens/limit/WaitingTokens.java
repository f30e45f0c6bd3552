package io.entitytokens.limit;

import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of one realm of which the other nodes have yet to be told. */
final class WaitingTokens {

    /** Those that have waited longest come first. */
    private final Map<TokenId, CountedToken> byAge = new LinkedHashMap<>();

    /** The same, those first that nobody has looked at for longest. */
    private final Map<TokenId, CountedToken> byLook = new LinkedHashMap<>();

    /** In the order in which to tell of them. */
    private List<CountedToken> nearest = new ArrayList<>();

    private record Seen(CountedToken token, double fullness) {}

    /** Who waits already keeps its place. */
    void add(CountedToken token) {
        byAge.put(token.id(), token);
        byLook.put(token.id(), token);
    }

    void remove(CountedToken token) {
        byAge.remove(token.id());
        byLook.remove(token.id());
    }

    boolean isEmpty() {
        return byAge.isEmpty();
    }

    Optional<CountedToken> oldest() {
        return byAge.values().stream().findFirst();
    }

    /** The token that is nearest to a limit, of those looked at that have not been told of. */
    Optional<CountedToken> nearest() {
        while (!nearest.isEmpty()) {
            CountedToken last = nearest.get(nearest.size() - 1);
            if (last.equals(byAge.get(last.id()))) {
                return Optional.of(last);
            }
            nearest.remove(nearest.size() - 1);
        }
        return Optional.empty();
    }

    /**
     * Looks how near tokens are to a limit. Each has its turn, however many there are.
     *
     * @param most how many to look at
     */
    void look(int most) {
        List<Seen> seen = new ArrayList<>();
        Iterator<CountedToken> tokens = byLook.values().iterator();
        while (tokens.hasNext() && seen.size() < most) {
            CountedToken token = tokens.next();
            tokens.remove();
            seen.add(new Seen(token, token.buckets().get().fullness()));
        }
        seen.forEach(each -> byLook.put(each.token().id(), each.token()));
        seen.sort(Comparator.comparingDouble(Seen::fullness).reversed());
        nearest = new ArrayList<>(seen.stream().map(Seen::token).toList());
    }
}
