/**
 * The heart: what an entity, an entity token and a permission is. Knows no HTTP and no database;
 * what it needs stored it asks of {@link io.entitytokens.token.store.Store}.
 */
package io.entitytokens.token;
