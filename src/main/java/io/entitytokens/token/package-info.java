/**
 * The heart: what an entity, an entity token and a permission is; how a token is made, hashed,
 * parsed and judged. Knows no HTTP and no database; what it needs stored it asks of {@link
 * io.entitytokens.token.Store}.
 */
package io.entitytokens.token;
