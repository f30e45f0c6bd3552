/**
 * The fast lane of forward auth: answers from memory, before JAX-RS and Keycloak's session, what
 * can be answered so, and leaves the rest to them.
 */
package io.entitytokens.lane;
