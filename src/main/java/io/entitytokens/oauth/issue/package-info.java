/** The JWTs that are issued for entity tokens, and the claims that only they may have. */
package io.entitytokens.oauth.issue;
