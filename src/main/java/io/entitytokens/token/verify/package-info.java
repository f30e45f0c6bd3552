/** Judges what was presented: form, look-up, secret, state, verdict. */
package io.entitytokens.token.verify;
