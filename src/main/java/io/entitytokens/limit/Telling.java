package io.entitytokens.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells the other nodes what this one has accepted since it last did. One thread at a time does so.
 *
 * <p>Half of a message is for the tokens that have waited longest, so each has its turn. The rest
 * is for those that are nearest to a limit: for them it matters soonest. Within both, the realms
 * take turns, so a crowd in one of them does not hold up the others.
 */
final class Telling {

    /** At how many tokens it looks for the nearest to their limits, at a time. */
    private static final int LOOKS = 5_000;

    private final BucketTable table;
    private final Consumer<String> announcement;

    /** By realm; the realm whose turn it is comes first. */
    private final Map<String, WaitingTokens> waiting = new LinkedHashMap<>();

    /**
     * @param announcement takes a text to the other nodes; does not throw
     */
    Telling(BucketTable table, Consumer<String> announcement) {
        this.table = table;
        this.announcement = announcement;
    }

    /**
     * Sends one message, or none if there is nothing to tell. What finds no room waits for the next
     * time, and costs nothing meanwhile.
     */
    void tell() {
        collect();
        if (waiting.isEmpty()) {
            return;
        }
        Report report = new Report();
        fill(report, Report.MAX_LENGTH / 2, WaitingTokens::oldest);
        int looks = Math.max(1, LOOKS / Math.max(1, waiting.size()));
        waiting.values().forEach(realm -> realm.look(looks));
        fill(report, Report.MAX_LENGTH, WaitingTokens::nearest);
        fill(report, Report.MAX_LENGTH, WaitingTokens::oldest);
        if (!report.isEmpty()) {
            announcement.accept(report.text());
        }
    }

    private void collect() {
        for (CountedToken token = table.nextUntold(); token != null; token = table.nextUntold()) {
            waiting.computeIfAbsent(token.realmId(), id -> new WaitingTokens()).add(token);
        }
    }

    /**
     * Tells of one token of each realm in turn, until the message is that long or nothing is left.
     *
     * @param next the token of a realm that is to be told of, if there is one
     */
    private void fill(
            Report report, int length, Function<WaitingTokens, Optional<CountedToken>> next) {
        int without = 0;
        while (report.length() < length && without < waiting.size()) {
            String realmId = waiting.keySet().iterator().next();
            WaitingTokens realm = waiting.get(realmId);
            Optional<CountedToken> token = next.apply(realm);
            if (token.isPresent() && !tell(report, token.get())) {
                return;
            }
            without = token.isPresent() ? 0 : without + 1;
            token.ifPresent(realm::remove);
            waiting.remove(realmId);
            if (!realm.isEmpty()) {
                waiting.put(realmId, realm);
            }
        }
    }

    /**
     * @return false if there was no room for it
     */
    private boolean tell(Report report, CountedToken token) {
        Buckets buckets = token.buckets().get();
        if (!buckets.isUntold()) {
            // Its buckets have been dropped, or it was queued twice.
            return true;
        }
        if (!report.add(token, buckets)) {
            return false;
        }
        table.told(token, buckets);
        return true;
    }

    /**
     * Takes from this node's buckets what another one has accepted.
     *
     * @param text whatever it was that came
     */
    void hear(String text) {
        Report.read(text)
                .forEach(
                        told ->
                                table.owe(
                                        told.realmId(), told.id(), told.quota(), told.accepted()));
    }
}
