package io.entitytokens.token;

import io.entitytokens.token.format.TokenHash;

/**
 * A token with the hash by which it is known.
 *
 * @param token without the texts that only people read
 */
public record Credential(EntityToken token, TokenHash hash) {}
