/**
 * What every endpoint does with a presented token: whether it may answer at all, having the token
 * judged, asking its limits, noting the verdict, queueing the use.
 */
package io.entitytokens.check;
