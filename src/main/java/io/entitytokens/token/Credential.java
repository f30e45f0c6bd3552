package io.entitytokens.token;

import io.entitytokens.token.secret.Secrets;

/**
 * A token with the secrets by which it is known.
 *
 * @param token without the texts that only people read
 */
public record Credential(EntityToken token, Secrets secrets) {}
