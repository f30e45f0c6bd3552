/** Rows, changelog and the JPA implementation of the store that the heart declares. */
package io.entitytokens.jpa;
