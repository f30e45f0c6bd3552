package io.entitytokens.token;

/** An entity, whether its realm is switched on, and which rules hold for its tokens. */
public record EntityState(Entity entity, boolean realmEnabled, TokenPolicy policy) {}
