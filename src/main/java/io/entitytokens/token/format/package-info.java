/** What a token looks like: its id, its secret, its checksum and its hash. */
package io.entitytokens.token.format;
