/** Makes tokens with their secrets. */
package io.entitytokens.token.issue;
