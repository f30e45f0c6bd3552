package io.entitytokens.limit;

import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the other nodes what this one has accepted since it last did. One thread at a time does so.
 */
final class Telling {

    private final BucketTable table;
    private final Consumer<String> announcement;

    /** A token that has been used. */
    private record Used(TokenId id, Buckets buckets, double fullness) {

        Used(TokenId id, Buckets buckets) {
            this(id, buckets, buckets.fullness());
        }
    }

    /**
     * @param announcement takes a text to the other nodes; does not throw
     */
    Telling(BucketTable table, Consumer<String> announcement) {
        this.table = table;
        this.announcement = announcement;
    }

    /**
     * Sends one message, or none if there is nothing to tell. The tokens that are nearest to a
     * limit come first: for those it matters soonest. What finds no room waits for the next time.
     */
    void tell() {
        List<Used> used = used();
        if (used.isEmpty()) {
            return;
        }
        used.sort(Comparator.comparingDouble(Used::fullness));
        Report report = new Report();
        for (Used token : used) {
            if (report.add(token.id(), token.buckets())) {
                table.told(token.id(), token.buckets());
            } else {
                table.postpone(token.id());
            }
        }
        announcement.accept(report.text());
    }

    private List<Used> used() {
        Set<TokenId> seen = new HashSet<>();
        List<Used> used = new ArrayList<>();
        for (TokenId id = table.nextUntold(); id != null; id = table.nextUntold()) {
            if (seen.add(id)) {
                TokenId token = id;
                table.find(id)
                        .filter(Buckets::isUntold)
                        .ifPresent(buckets -> used.add(new Used(token, buckets)));
            }
        }
        return used;
    }

    /**
     * Takes from this node's buckets what another one has accepted.
     *
     * @param text whatever it was that came
     */
    void hear(String text) {
        Report.read(text).forEach(told -> table.owe(told.id(), told.quota(), told.accepted()));
    }
}
