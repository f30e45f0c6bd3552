package io.entitytokens.mapper;

import io.entitytokens.token.verify.Grant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AuthorizationDetailsJSONRepresentation;

/** The forms in which resource servers expect permissions. */
enum PermissionForm {
    /** {@code ["read","write"]}. */
    ARRAY {
        @Override
        void write(AccessToken claims, Grant grant, ClaimName name) {
            name.put(claims, grant.permissions().values());
        }
    },
    /** {@code "read write"}. */
    STRING {
        @Override
        void write(AccessToken claims, Grant grant, ClaimName name) {
            name.put(claims, grant.permissions().names());
        }
    },
    /** {@code ["invoice:read","invoice:write"]}. */
    QUALIFIED {
        @Override
        void write(AccessToken claims, Grant grant, ClaimName name) {
            String prefix = grant.entity().name() + ":";
            name.put(claims, grant.permissions().values().stream().map(prefix::concat).toList());
        }
    },
    /** Section 2 of RFC 9396, in the claim of its section 9.1. */
    AUTHORIZATION_DETAILS {
        @Override
        void write(AccessToken claims, Grant grant, ClaimName name) {
            AuthorizationDetailsJSONRepresentation details =
                    new AuthorizationDetailsJSONRepresentation();
            details.setType("entity");
            details.setIdentifier(grant.entity().name());
            details.setActions(grant.permissions().values());
            claims.setAuthorizationDetails(List.of(details));
        }
    },
    /** As Keycloak's own Authorization Services write a UMA token. */
    UMA {
        @Override
        void write(AccessToken claims, Grant grant, ClaimName name) {
            AccessToken.Authorization authorization = new AccessToken.Authorization();
            authorization.setPermissions(
                    List.of(
                            new org.keycloak.representations.idm.authorization.Permission(
                                    grant.entity().id(),
                                    grant.entity().name(),
                                    new LinkedHashSet<>(grant.permissions().values()),
                                    null)));
            claims.setAuthorization(authorization);
        }
    };

    /** The name in the configuration. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the standard says which claim it is. */
    boolean hasItsOwnClaim() {
        return this == AUTHORIZATION_DETAILS || this == UMA;
    }

    /**
     * @param name of the claim, unless the form has its own
     */
    abstract void write(AccessToken claims, Grant grant, ClaimName name);

    static List<String> options() {
        return Arrays.stream(values()).map(PermissionForm::option).toList();
    }

    static Optional<PermissionForm> of(String option) {
        return Arrays.stream(values()).filter(form -> form.option().equals(option)).findFirst();
    }
}
