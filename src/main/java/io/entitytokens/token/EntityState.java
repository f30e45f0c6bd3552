package io.entitytokens.token;

/** An entity, and whether its realm is switched on. */
public record EntityState(Entity entity, boolean realmEnabled) {}
