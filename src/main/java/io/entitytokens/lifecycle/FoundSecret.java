package io.entitytokens.lifecycle;

import io.entitytokens.token.secret.Secret;

/**
 * A secret that somebody found and reported.
 *
 * @param address of its token
 * @param where it was found; or null
 * @param how it was reported
 */
public record FoundSecret(TokenAddress address, Secret secret, String where, Circumstances how) {}
