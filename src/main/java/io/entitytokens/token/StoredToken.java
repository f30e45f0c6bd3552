package io.entitytokens.token;

/** All that is needed to judge a token: one read by primary key. */
public record StoredToken(EntityToken token, TokenHash hash, Entity entity) {}
