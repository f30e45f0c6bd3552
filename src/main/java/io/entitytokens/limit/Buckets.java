package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The buckets of one token at one moment. They never change: whoever takes from them makes others.
 * So all buckets that count a request give something, or none does, and nobody waits for a lock.
 *
 * <p>A bucket whose limit is no more stays until it is full again. A request that is still judged
 * by older settings finds it as it was. So does a limit that is changed and changed back.
 */
final class Buckets {

    /** Twice what a token and its entity may have: there is room for what they had before. */
    static final int MAX = 4 * RateLimit.MAX;

    /** In place of those that have been dropped: whoever finds these looks again. */
    static final Buckets GONE = new Buckets(0, List.of());

    /** The moment, on the node's own clock. */
    private final long millis;

    private final List<Bucket> all;

    private Buckets(long millis, List<Bucket> all) {
        this.millis = millis;
        this.all = all;
    }

    /** A token that has never been used: all of its buckets are full. */
    static Buckets unused(long millis) {
        return new Buckets(millis, List.of());
    }

    /**
     * These at another moment, without those that are full by then. A clock that goes back gives
     * nothing, and counts from where it is then: nobody waits until it is where it was.
     */
    Buckets at(long now) {
        long passed = Math.max(0, now - millis);
        List<Bucket> left = new ArrayList<>(all.size() + 1);
        for (Bucket bucket : all) {
            Bucket refilled = bucket.after(passed);
            if (!refilled.isIdle()) {
                left.add(refilled);
            }
        }
        return new Buckets(now, left);
    }

    boolean isBefore(Buckets others) {
        return millis < others.millis;
    }

    /**
     * These, less a request.
     *
     * @param limits that count it
     * @return these themselves, if one of them has no room
     */
    Buckets taking(List<RateLimit> limits) {
        List<Bucket> others = new ArrayList<>(all);
        List<Bucket> taken = new ArrayList<>(limits.size());
        for (RateLimit limit : limits) {
            Quota quota = Quota.of(limit);
            // Two limits may share a bucket, which then counts the request once.
            if (indexOf(quota, taken) < 0) {
                Bucket bucket = takeOut(quota, others);
                if (!bucket.hasRoom()) {
                    return this;
                }
                taken.add(bucket.taken());
            }
        }
        return lastUsed(others, taken);
    }

    /**
     * What is in use is always among the last. Whoever changes limits that often has those begin
     * anew that were used longest ago. What is kept is compact.
     */
    private Buckets lastUsed(List<Bucket> others, List<Bucket> used) {
        others.addAll(used);
        return new Buckets(
                millis,
                List.copyOf(others.subList(Math.max(0, others.size() - MAX), others.size())));
    }

    /** These, after requests that another node has accepted. */
    Buckets owing(Quota quota, long accepted) {
        List<Bucket> others = new ArrayList<>(all);
        return lastUsed(others, List.of(takeOut(quota, others).owing(accepted)));
    }

    /** Takes a bucket out of these; a full one if it is not among them. */
    private static Bucket takeOut(Quota quota, List<Bucket> from) {
        int i = indexOf(quota, from);
        return i < 0 ? Bucket.full(quota) : from.remove(i);
    }

    /** These, after the other nodes have been told what these have accepted at another moment. */
    Buckets told(Buckets then) {
        List<Bucket> left = new ArrayList<>(all.size());
        for (Bucket bucket : all) {
            int i = indexOf(bucket.quota(), then.all);
            left.add(i < 0 ? bucket : bucket.told(then.all.get(i).untold()));
        }
        return new Buckets(millis, List.copyOf(left));
    }

    LimitLevel level(RateLimit limit) {
        Quota quota = Quota.of(limit);
        int i = indexOf(quota, all);
        return (i < 0 ? Bucket.full(quota) : all.get(i)).levelOf(limit);
    }

    /** Those of which the other nodes have to be told. */
    Stream<Bucket> untold() {
        return all.stream().filter(bucket -> bucket.untold() > 0);
    }

    boolean isUntold() {
        for (Bucket bucket : all) {
            if (bucket.untold() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether they are as good as none: those that are full are not kept. */
    boolean isIdle() {
        return all.isEmpty();
    }

    /** Of the bucket that is nearest to its limit. */
    double fullness() {
        return all.stream().mapToDouble(Bucket::fullness).min().orElse(1);
    }

    private static int indexOf(Quota quota, List<Bucket> buckets) {
        for (int i = 0; i < buckets.size(); i++) {
            if (buckets.get(i).quota().equals(quota)) {
                return i;
            }
        }
        return -1;
    }
}
