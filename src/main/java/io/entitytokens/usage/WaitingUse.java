package io.entitytokens.usage;

import io.entitytokens.token.NetworkFold;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Uses of one secret of a token that wait to be written. One thread at a time adds to it. */
final class WaitingUse {

    private record Place(String network, String endpoint) {}

    private final String realmId;
    private final Map<Place, NetworkUse> networks = new HashMap<>(2);
    private TokenUse use;

    WaitingUse(String realmId) {
        this.realmId = realmId;
    }

    /**
     * @param room for one more network besides the first
     * @return how many uses it does not know the network of, for want of room
     */
    long add(PendingUse more, BooleanSupplier room) {
        use = use == null ? more.use() : use.and(more.use());
        long lost = 0;
        for (NetworkUse network : more.networks()) {
            lost += add(network, room) ? 0 : network.count();
        }
        return lost;
    }

    private boolean add(NetworkUse more, BooleanSupplier room) {
        Place known = new Place(more.network(), more.endpoint());
        if (networks.computeIfPresent(known, (place, before) -> before.and(more)) != null) {
            return true;
        }
        NetworkUse placed = more.in(NetworkFold.place(more.network(), places()));
        Place place = new Place(placed.network(), placed.endpoint());
        if (!networks.containsKey(place) && !networks.isEmpty() && !room.getAsBoolean()) {
            return false;
        }
        networks.merge(place, placed, NetworkUse::and);
        return true;
    }

    private Set<String> places() {
        return networks.keySet().stream().map(Place::network).collect(Collectors.toSet());
    }

    /** For how many networks it has taken room. */
    int furtherNetworks() {
        return Math.max(0, networks.size() - 1);
    }

    PendingUse taken() {
        return new PendingUse(realmId, use, List.copyOf(networks.values()));
    }
}
