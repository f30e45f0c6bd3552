/**
 * What every endpoint does with a presented token: whether it may answer at all, having the token
 * judged, noting the verdict, queueing the use.
 */
package io.entitytokens.check;
