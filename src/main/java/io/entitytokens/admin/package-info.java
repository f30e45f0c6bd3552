/**
 * The endpoint for admins: entities and their tokens under {@code /admin/realms/{realm}}. Every
 * method asks first whether the caller may.
 */
package io.entitytokens.admin;
