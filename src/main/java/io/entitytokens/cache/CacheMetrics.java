package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;

/**
 * {@code keycloak_entity_token_cache_gets_total{cache,result}}, {@code …_cache_size{cache}}, {@code
 * …_cache_evictions_total{cache}} and, where memory is bounded, {@code …_cache_bytes{cache}}.
 */
final class CacheMetrics {

    private static final String PREFIX = "keycloak.entity.token.cache.";
    private static final String CACHE = "cache";
    private static final String RESULT = "result";

    private final MeterRegistry registry;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void measure(String name, Cache<?, ?> cache) {
        FunctionCounter.builder(PREFIX + "gets", cache, c -> c.stats().hitCount())
                .tags(CACHE, name, RESULT, "hit")
                .register(registry);
        FunctionCounter.builder(PREFIX + "gets", cache, c -> c.stats().missCount())
                .tags(CACHE, name, RESULT, "miss")
                .register(registry);
        FunctionCounter.builder(PREFIX + "evictions", cache, c -> c.stats().evictionCount())
                .tags(CACHE, name)
                .register(registry);
        Gauge.builder(PREFIX + "size", cache, Cache::estimatedSize)
                .tags(CACHE, name)
                .register(registry);
        if (cache.policy().eviction().filter(Policy.Eviction::isWeighted).isPresent()) {
            Gauge.builder(PREFIX + "bytes", cache, CacheMetrics::bytes)
                    .tags(CACHE, name)
                    .register(registry);
        }
    }

    private static double bytes(Cache<?, ?> cache) {
        return cache.policy()
                .eviction()
                .map(Policy.Eviction::weightedSize)
                .orElse(OptionalLong.empty())
                .orElse(0);
    }
}
