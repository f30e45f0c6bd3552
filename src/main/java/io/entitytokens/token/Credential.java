package io.entitytokens.token;

/**
 * A token with the hash by which it is known.
 *
 * @param token without the texts that only people read
 */
public record Credential(EntityToken token, TokenHash hash) {}
