/** The root of {@code /realms/{realm}/entity-tokens}: mounts the endpoints of our own. */
package io.entitytokens.endpoint;
