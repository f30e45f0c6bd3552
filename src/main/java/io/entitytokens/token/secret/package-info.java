/** The secrets that a token has and had: which is which, and when each of them ends. */
package io.entitytokens.token.secret;
