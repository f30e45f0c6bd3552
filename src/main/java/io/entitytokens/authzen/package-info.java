/**
 * The endpoint for policy enforcement points: the OpenID Authorization API 1.0 (AuthZEN), by which
 * an authenticated client asks whether an entity token may do something to records of an entity.
 */
package io.entitytokens.authzen;
