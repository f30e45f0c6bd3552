/** What a realm needs and loses: roles and the issuing client. All of it idempotent. */
package io.entitytokens.realm;
