package io.entitytokens.it.admin;

import java.util.List;
import java.util.function.Function;

/**
 * One operation of the admin REST API, as the contract has it.
 *
 * @param path from a fresh entity and token of it
 * @param json the body, or null
 * @param success the status for those who may
 */
record AdminOperation(
        String method, Need need, Function<Target, String> path, String json, int success) {

    static final List<AdminOperation> ALL =
            List.of(
                    new AdminOperation("GET", Need.VIEW, t -> "/entities", null, 200),
                    new AdminOperation("GET", Need.VIEW, t -> "/entities/count", null, 200),
                    new AdminOperation(
                            "GET", Need.ENTITIES, t -> "/entities/available-audience", null, 200),
                    new AdminOperation(
                            "POST", Need.ENTITIES, t -> "/entities", "{\"name\":\"%s\"}", 201),
                    new AdminOperation("GET", Need.VIEW, Target::entity, null, 200),
                    new AdminOperation(
                            "PUT", Need.ENTITIES, Target::entity, "{\"enabled\":true}", 204),
                    new AdminOperation(
                            "PUT", Need.ENTITIES, t -> t.entity() + "?dryRun=true", "{}", 200),
                    new AdminOperation("DELETE", Need.ENTITIES, Target::entity, null, 204),
                    new AdminOperation("GET", Need.VIEW, t -> t.entity() + "/tokens", null, 200),
                    new AdminOperation(
                            "GET", Need.VIEW, t -> t.entity() + "/tokens/count", null, 200),
                    new AdminOperation(
                            "POST",
                            Need.TOKENS,
                            t -> t.entity() + "/tokens",
                            "{\"name\":\"%s\",\"permissions\":[\"read\"]}",
                            201),
                    new AdminOperation("GET", Need.VIEW, t -> t.entity() + "/events", null, 200),
                    new AdminOperation(
                            "GET", Need.VIEW, t -> t.entity() + "/events/settings", null, 200),
                    new AdminOperation(
                            "POST",
                            Need.TOKENS,
                            t -> t.entity() + "/tokens/actions",
                            "{\"action\":\"disable\",\"ids\":[\"%s\"]}",
                            200),
                    new AdminOperation("GET", Need.VIEW, Target::token, null, 200),
                    new AdminOperation(
                            "PUT", Need.TOKENS, Target::token, "{\"enabled\":true}", 204),
                    new AdminOperation(
                            "PUT", Need.TOKENS, t -> t.token() + "?dryRun=true", "{}", 200),
                    new AdminOperation("DELETE", Need.TOKENS, Target::token, null, 204),
                    new AdminOperation("POST", Need.TOKENS, t -> t.token() + "/rotate", null, 200),
                    new AdminOperation(
                            "DELETE", Need.TOKENS, t -> t.token() + "/secrets/1", null, 409),
                    new AdminOperation("POST", Need.TOKENS, Target::dismissal, null, 204),
                    new AdminOperation("GET", Need.VIEW, t -> "/entities/policy", null, 200),
                    new AdminOperation("PUT", Need.ENTITIES, t -> "/entities/policy", "{}", 204),
                    new AdminOperation("GET", Need.VIEW, Target::policy, null, 200),
                    new AdminOperation("PUT", Need.ENTITIES, Target::policy, "{}", 204),
                    new AdminOperation(
                            "POST", Need.VIEW, t -> "/entities/policy/preview", "{}", 200),
                    new AdminOperation("POST", Need.VIEW, Target::preview, "{}", 200),
                    new AdminOperation(
                            "POST",
                            Need.ENTITIES,
                            t -> t.entity() + "/tokens",
                            "{\"name\":\"%s\",\"permissions\":[\"read\"],\"exempt\":true}",
                            201),
                    new AdminOperation(
                            "PUT", Need.ENTITIES, Target::token, "{\"exempt\":true}", 204),
                    new AdminOperation(
                            "PUT", Need.TOKENS, Target::token, "{\"exempt\":false}", 204),
                    new AdminOperation(
                            "PUT",
                            Need.ENTITIES,
                            t -> t.token() + "?dryRun=true",
                            "{\"exempt\":true}",
                            200),
                    new AdminOperation(
                            "PUT",
                            Need.TOKENS,
                            t -> t.token() + "?dryRun=true",
                            "{\"exempt\":false}",
                            200),
                    new AdminOperation(
                            "PUT",
                            Need.ENTITIES,
                            t -> "/entities/policy?confirm=whatever",
                            "{}",
                            204),
                    new AdminOperation(
                            "PUT", Need.ENTITIES, t -> t.policy() + "?confirm=whatever", "{}", 204),
                    new AdminOperation("GET", Need.VIEW, t -> "/entity-tokens", null, 200),
                    new AdminOperation("GET", Need.VIEW, t -> "/entity-tokens/count", null, 200),
                    new AdminOperation(
                            "GET", Need.VIEW, t -> "/entity-tokens/addresses", null, 200));

    /** What an operation needs. */
    enum Need {
        VIEW,
        TOKENS,
        ENTITIES;

        boolean allows(String user) {
            return switch (user) {
                case "entity-manager", "realm-admin", "master admin" -> true;
                case "token-manager" -> this != ENTITIES;
                case "viewer" -> this == VIEW;
                default -> false;
            };
        }
    }

    /** A fresh entity, and a token of it. */
    record Target(String entityId, String tokenId) {
        String entity() {
            return "/entities/" + entityId;
        }

        String token() {
            return entity() + "/tokens/" + tokenId;
        }

        String dismissal() {
            return token() + "/suspicion/dismiss";
        }

        String policy() {
            return entity() + "/policy";
        }

        String preview() {
            return policy() + "/preview";
        }
    }

    @Override
    public String toString() {
        return method + " " + path.apply(new Target("{id}", "{tokenId}"));
    }
}
