package io.entitytokens.gateway;

import io.entitytokens.token.Permission;
import java.util.Optional;

/** Which permission an HTTP method needs (RFC 9110, section 9; RFC 5789 for PATCH). */
final class MethodPermissions {

    private MethodPermissions() {}

    /**
     * @param method as it was sent; methods are case-sensitive
     * @return empty for a method that no permission covers, which is refused
     */
    static Optional<Permission> of(String method) {
        return switch (method) {
            case "GET", "HEAD" -> Optional.of(Permission.READ);
            case "POST", "PUT", "PATCH" -> Optional.of(Permission.WRITE);
            case "DELETE" -> Optional.of(Permission.DELETE);
            default -> Optional.empty();
        };
    }
}
