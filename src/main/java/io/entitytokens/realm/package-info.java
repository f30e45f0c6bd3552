/**
 * What a realm needs and loses: roles, and the removal of a realm or a client. All of it
 * idempotent.
 */
package io.entitytokens.realm;
