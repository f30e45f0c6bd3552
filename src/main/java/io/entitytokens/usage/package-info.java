/** Use stamps: collected in memory on the request path, written in batches off it. */
package io.entitytokens.usage;
