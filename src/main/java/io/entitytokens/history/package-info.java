/** The history of an entity: a second record, by entity, of events that Keycloak stores. */
package io.entitytokens.history;
