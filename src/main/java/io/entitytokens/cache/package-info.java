/** What this node remembers of tokens, and telling the other nodes to forget. */
package io.entitytokens.cache;
