/** The resource servers that hold the records of an entity, and what becomes of them. */
package io.entitytokens.admin.audience;
