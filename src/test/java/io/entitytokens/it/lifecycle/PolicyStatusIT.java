package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Admins see which tokens break enforced rules, in lists and counts as at the token. */
@Tag("database")
final class PolicyStatusIT {

    private static final TestRealm REALM = TestRealm.of(PolicyStatusIT.class);
    private static final Rotations REALMS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rotations tokens = REALMS.of("enforced-" + NUMBER.incrementAndGet());

    @Test
    void listsAndCountsFindTokensByThisStatus() {
        Token breaking = tokens.tokenThatMay("read");
        Token keeping =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("kept").may("read").with("lifespan", "P1D"));
        Token disabled = tokens.tokenThatMay("read");
        tokens.change(disabled, "enabled", false).expect(204);
        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);

        String list = "/entities/" + tokens.entityId() + "/tokens";
        assertThat(ids(list + "?status=policy_violation")).containsExactly(breaking.id());
        assertThat(ids(list + "?status=active")).containsExactly(keeping.id());
        assertThat(ids(list + "?status=disabled")).containsExactly(disabled.id());
        assertThat(count(list + "/count?status=policy_violation")).isEqualTo(1);
        assertThat(count(list + "/count?status=active")).isEqualTo(1);
        assertThat(ids("/entity-tokens?max=1000&status=policy_violation"))
                .contains(breaking.id())
                .doesNotContain(keeping.id(), disabled.id());
        assertThat(ids("/entity-tokens?max=1000&status=active"))
                .contains(keeping.id())
                .doesNotContain(breaking.id(), disabled.id());
    }

    /** Enforced or not; exempt tokens, and those that are over, break none. */
    @Test
    void brokenRulesAreNamedBeforeTheyAreEnforced() {
        Token breaking = tokens.tokenThatMay("write");
        Token brief =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("short").may("read").with("lifespan", "P1D"));
        REALM.token(tokens.entityId(), NewToken.named("exempt").may("write").with("exempt", true));
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()),
                Map.of("expiryRequired", true, "permissions", List.of("read")));

        String list = "/entities/" + tokens.entityId() + "/tokens";
        assertThat(ids(list + "?violation=true")).containsExactly(breaking.id());
        assertThat(ids(list + "?violation=false")).hasSize(3);
        assertThat(count(list + "/count?violation=true")).isEqualTo(1);
        assertThat(count("/entity-tokens/count?violation=true&entityId=" + tokens.entityId()))
                .isEqualTo(1);
        assertThat(tokens.read(breaking).get("violations"))
                .hasToString("[\"expiryRequired\",\"permissions\"]");
        assertThat(tokens.read(brief).has("violations")).isFalse();
        assertThat(ids(list + "?violation=true&status=active")).containsExactly(breaking.id());
        assertThat(tokens.rotate(breaking, "lifespan", "P1D").expect(200).json().get("violations"))
                .hasToString("[\"permissions\"]");
    }

    private static List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        REALM.user("viewer")
                .get(REALM.admin(path))
                .expect(200)
                .json()
                .forEach(token -> ids.add(token.get("id").textValue()));
        return ids;
    }

    private static long count(String path) {
        return REALM.user("viewer").get(REALM.admin(path)).expect(200).json().longValue();
    }

    /** Each of them, as the node says and as the database says. */
    @ParameterizedTest
    @MethodSource("io.entitytokens.it.lifecycle.Policies#refusing")
    void listAndTokenAgree(String rule, Object value) {
        tokens.tokenThatMay("read");
        tokens.tokenThatMay("write");
        tokens.tokenThatMay("delete", "write");
        REALM.token(
                tokens.entityId(), NewToken.named("short").may("read").with("lifespan", "PT1H"));
        REALM.token(
                tokens.entityId(), NewToken.named("long").may("write").with("lifespan", "P60D"));
        REALM.token(
                tokens.entityId(),
                NewToken.named("bound").may("read").with("addresses", List.of("192.0.2.1")));
        POLICIES.enforce(tokens.entityId(), rule, value);

        String list = "/entities/" + tokens.entityId() + "/tokens?max=100";
        for (String status : List.of("policy_violation", "active")) {
            List<String> shown = new ArrayList<>();
            REALM.user("viewer")
                    .get(REALM.admin(list))
                    .json()
                    .forEach(
                            token -> {
                                if (token.get("status").textValue().equals(status)) {
                                    shown.add(token.get("id").textValue());
                                }
                            });
            assertThat(ids(list + "&status=" + status))
                    .as(status)
                    .isNotEmpty()
                    .containsExactlyElementsOf(shown);
        }
        List<String> breaking = new ArrayList<>();
        REALM.user("viewer")
                .get(REALM.admin(list))
                .json()
                .forEach(
                        token -> {
                            if (token.has("violations")) {
                                assertThat(token.get("violations"))
                                        .hasToString("[\"" + rule + "\"]");
                                breaking.add(token.get("id").textValue());
                            }
                        });
        assertThat(ids(list + "&violation=true")).isNotEmpty().containsExactlyElementsOf(breaking);
    }
}
