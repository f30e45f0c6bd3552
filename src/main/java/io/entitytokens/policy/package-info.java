/** Rules for tokens, applied to what somebody wants to make of one. */
package io.entitytokens.policy;
