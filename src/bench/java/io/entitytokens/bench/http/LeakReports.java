package io.entitytokens.bench.http;

import io.entitytokens.it.support.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Somebody who hands in leaked tokens in the background, one call after the other. */
final class LeakReports {

    private final URI leaks;
    private final List<List<String>> found;
    private final CompletableFuture<List<Double>> millis;
    private volatile boolean ending;

    /**
     * @param leaks where they are handed in
     * @param found the tokens of each call
     */
    LeakReports(URI leaks, List<List<String>> found) {
        this.leaks = leaks;
        this.found = found;
        millis = CompletableFuture.supplyAsync(this::report);
    }

    private List<Double> report() {
        List<Double> took = new ArrayList<>();
        while (!ending) {
            if (took.size() == found.size()) {
                throw new IllegalStateException("more calls were answered than tokens found");
            }
            long begin = System.nanoTime();
            Http.request("POST", leaks)
                    .json(Map.of("credentials", found.get(took.size())))
                    .send()
                    .expect(202);
            took.add((System.nanoTime() - begin) / 1_000_000.0);
        }
        return took;
    }

    /** Ends it and returns how many milliseconds each call took. */
    List<Double> end() {
        ending = true;
        return millis.join();
    }
}
