/** Endpoints for whoever has a token: what it is, another secret, its end, and reports of leaks. */
package io.entitytokens.holder;
