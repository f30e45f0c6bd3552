package io.entitytokens.token.issue;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.format.TokenSecret;

/**
 * A token in the moment of its making: the only value that carries a secret. Lists and later reads
 * use {@link EntityToken}, which has none to leak.
 */
public record IssuedToken(EntityToken token, TokenSecret secret) {}
