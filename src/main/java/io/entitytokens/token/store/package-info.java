/** Ports: what the heart needs of a database and of a cache. */
package io.entitytokens.token.store;
