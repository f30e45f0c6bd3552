/** The server's threads that answer requests, and how many of them may wait at a time. */
package io.entitytokens.threads;
