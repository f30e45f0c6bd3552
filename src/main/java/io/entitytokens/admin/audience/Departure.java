package io.entitytokens.admin.audience;

import io.entitytokens.token.store.AudienceStore;

/**
 * A client that leaves the audiences of its realm's entities.
 *
 * @param gone which one
 * @param name by which the audit tells of it
 */
record Departure(AudienceStore.Gone gone, String name) {}
