/** Makes tokens, and new secrets for them. */
package io.entitytokens.token.issue;
