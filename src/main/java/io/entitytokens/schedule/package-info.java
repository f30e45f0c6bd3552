/**
 * Work that comes again and again, on threads of its own, and for the last time at the end of the
 * server.
 */
package io.entitytokens.schedule;
