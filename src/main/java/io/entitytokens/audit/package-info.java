/**
 * What security teams see: events, their details and reasons, and metrics, written in one place.
 */
package io.entitytokens.audit;
