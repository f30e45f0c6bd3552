package io.entitytokens.token.store;

/**
 * A part of a list.
 *
 * @param first how many to leave out
 * @param max how many to give, at most
 */
public record Page(int first, int max) {}
