/** What a newcomer can find out about entity tokens in a realm, and where. */
package io.entitytokens.discovery;
