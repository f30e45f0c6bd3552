/**
 * Limits of tokens: counted in this node's memory, and told among the nodes off the request path.
 */
package io.entitytokens.limit;
