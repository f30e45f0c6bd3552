package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes that began together on an empty database. */
@Tag("cluster")
@Order(1)
class FreshClusterIT {

    private static final List<String> ROLES =
            List.of("view-entities", "manage-entity-tokens", "manage-entities");

    private final Cluster cluster = Cluster.get();

    @Test
    void whatARealmNeedsIsThereOnce() {
        for (Node node : List.of(cluster.a(), cluster.b())) {
            Caller admin = Caller.masterAdmin(node.base());
            String client =
                    admin.get("/admin/realms/master/clients?clientId=master-realm")
                            .expect(200)
                            .json()
                            .get(0)
                            .get("id")
                            .textValue();
            assertThat(
                            admin.get("/admin/realms/master/clients/" + client + "/roles")
                                    .expect(200)
                                    .json()
                                    .findValuesAsText("name"))
                    .containsOnlyOnceElementsOf(ROLES);
            admin.get("/admin/realms/master/entities").expect(200);
        }
        for (String role : ROLES) {
            assertThat(
                            Cluster.postgres()
                                    .number(
                                            Cluster.DATABASE,
                                            "select count(*) from keycloak_role where name = '"
                                                    + role
                                                    + "'"))
                    .as(role)
                    .isOne();
        }
    }

    @Test
    void neitherNodeHasLoggedAnError() {
        assertThat(cluster.a().errors()).isEmpty();
        assertThat(cluster.b().errors()).isEmpty();
    }

    /** The first token of a realm makes the issuing client: here, on both nodes at once. */
    @Test
    void firstTokensOnBothNodesAtOnceMakeOneIssuingClient() {
        TestRealm atA = cluster.realm(FreshClusterIT.class);
        TestRealm atB = atA.at(cluster.b().base());
        String invoice = atA.entity("invoice");
        String order = atB.entity("order");
        List<Runnable> creates =
                List.of(() -> atA.token(invoice, "read"), () -> atB.token(order, "read"));

        creates.parallelStream().forEach(Runnable::run);

        assertThat(
                        atA.masterAdmin()
                                .get(atA.admin("/clients?clientId=entity-tokens"))
                                .expect(200)
                                .json())
                .hasSize(1);
    }
}
