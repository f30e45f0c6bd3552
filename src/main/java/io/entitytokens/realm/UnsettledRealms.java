package io.entitytokens.realm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.Constants;

/**
 * Finds the realms whose management roles are not as {@link ManagementRoles#ensure} leaves them. It
 * takes two statements, however many realms there are, and loads no realm.
 */
final class UnsettledRealms {

    /** A row for each role that counts, and for each that counts within it. */
    private static final String ROLES =
            "select m.id as realm, r.name as role, r.description as description, p.name as part"
                    + " from RealmEntity m join ClientEntity c on %s"
                    + " left join RoleEntity r on r.clientId = c.id and r.name in :names"
                    + " left join CompositeRoleEntity e on e.parentRole.id = r.id"
                    + " left join RoleEntity p on p.id = e.childRole.id and p.clientId = c.id"
                    + " and p.name in :names";

    private static final String OF_THE_REALM =
            "c.realmId = m.id and c.clientId = :own and m.name <> :admins";

    private static final String OF_ALL_REALMS = "c.id = m.masterAdminClient";

    private static final Set<String> NAMES =
            Stream.concat(
                            Stream.of(AdminRoles.REALM_ADMIN, AdminRoles.QUERY_REALMS),
                            Arrays.stream(ManagementRole.values()).map(ManagementRole::roleName))
                    .collect(Collectors.toSet());

    private UnsettledRealms() {}

    /** The ids of the realms, each once. */
    static Set<String> ids(EntityManager em) {
        Set<String> ids = new LinkedHashSet<>();
        collect(
                query(em, OF_THE_REALM)
                        .setParameter("own", Constants.REALM_MANAGEMENT_CLIENT_ID)
                        .setParameter("admins", Config.getAdminRealm()),
                ids);
        collect(query(em, OF_ALL_REALMS), ids);
        return ids;
    }

    private static TypedQuery<Tuple> query(EntityManager em, String client) {
        return em.createQuery(ROLES.formatted(client), Tuple.class).setParameter("names", NAMES);
    }

    private static void collect(TypedQuery<Tuple> query, Set<String> ids) {
        Map<String, Client> clients = new HashMap<>();
        try (Stream<Tuple> rows = query.getResultStream()) {
            rows.forEach(
                    row ->
                            clients.computeIfAbsent(
                                            row.get("realm", String.class), id -> new Client())
                                    .add(row));
        }
        clients.forEach(
                (realmId, client) -> {
                    if (!client.isSettled()) {
                        ids.add(realmId);
                    }
                });
    }

    /** The roles of one management client. */
    private static final class Client {

        private final Map<String, Set<String>> parts = new HashMap<>();
        private boolean bare;

        void add(Tuple row) {
            String role = row.get("role", String.class);
            if (role == null) {
                return;
            }
            Set<String> contained = parts.computeIfAbsent(role, r -> new LinkedHashSet<>());
            String part = row.get("part", String.class);
            if (part != null) {
                contained.add(part);
            }
            bare |=
                    ManagementRole.of(role).isPresent()
                            && row.get("description", String.class) == null;
        }

        boolean isSettled() {
            return !bare && Arrays.stream(ManagementRole.values()).allMatch(this::isSettled);
        }

        private boolean isSettled(ManagementRole role) {
            return parts.containsKey(role.roleName())
                    && contains(role.roleName(), AdminRoles.QUERY_REALMS)
                    && contains(AdminRoles.REALM_ADMIN, role.roleName())
                    && role.contained().stream()
                            .allMatch(part -> contains(role.roleName(), part.roleName()));
        }

        /** What a role that is not there contains, or should be in, is nothing to settle. */
        private boolean contains(String composite, String part) {
            return !parts.containsKey(composite)
                    || !parts.containsKey(part)
                    || parts.get(composite).contains(part);
        }
    }
}
