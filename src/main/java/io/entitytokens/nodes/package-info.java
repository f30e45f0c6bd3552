/** Carries texts from this node of a cluster to all others. */
package io.entitytokens.nodes;
