package io.entitytokens.cache;

/**
 * What the store said, and when it was asked.
 *
 * @param askedAt {@link System#nanoTime()} before the read began: the answer may be as old as that
 */
record Dated<V>(V value, long askedAt) {}
