/**
 * Permission mappers: shape what a resource server sees of an entity token. They never give more
 * than the token has.
 */
package io.entitytokens.mapper;
