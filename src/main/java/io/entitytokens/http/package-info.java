/**
 * What every endpoint needs to know of an HTTP request: what the server received, apart from what a
 * client's headers make of it.
 */
package io.entitytokens.http;
