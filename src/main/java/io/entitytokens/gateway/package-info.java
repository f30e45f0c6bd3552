/** The endpoint for gateways: forward auth at {@code /realms/{realm}/entity-tokens/authorize}. */
package io.entitytokens.gateway;
