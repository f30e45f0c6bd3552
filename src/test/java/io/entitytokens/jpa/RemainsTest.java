package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What belongs to no realm is looked at, and goes, a few rows at a time. */
final class RemainsTest {

    private static final String GONE = "gone";
    private static final int TOKENS = 2 * Remains.LOOKED_UP + 1;
    private static final int ENTITIES = 2 * Remains.ENTITIES + 1;

    private static Plans plans;

    @BeforeAll
    static void fill() throws Exception {
        plans = Plans.onH2();
        plans.fill("create table realm (id varchar(36) primary key, enabled boolean)");
        plans.fill("insert into realm values ('there', true)");
        for (String realm : List.of(GONE, "there")) {
            plans.fill(
                    """
                    insert into et_entity (id, realm_id, name, name_key, search, enabled,
                        created_timestamp, updated_timestamp, version)
                      select '%1$s-' || x, '%1$s', 'e' || x, stringtoutf8('e' || x), 'e', true, 1, 1, 0
                      from system_range(1, %2$d)\
                    """
                            .formatted(realm, ENTITIES));
        }
        plans.fill(
                """
                insert into et_token (id, entity_id, realm_id, name, name_key, search, hash_scheme,
                    hash, can_read, can_write, can_delete, enabled, created_timestamp,
                    updated_timestamp, version)
                  select lpad(x, 22, '0'), 'gone-1', 'gone', 'n' || x, stringtoutf8('n' || x), 'n',
                    'sha256', x'00', true, false, false, true, 1, 1, 0
                  from system_range(1, %d)\
                """
                        .formatted(TOKENS));
        plans.fill(
                """
                insert into et_token_use
                    (token_id, entity_id, realm_id, last_used_timestamp, use_count)
                  select id, entity_id, realm_id, 0, 0 from et_token\
                """);
    }

    private static Remains.Slice slice(Object after) throws Exception {
        return plans.with("set lock_timeout 1000", em -> new Remains(em).slice(GONE, after));
    }

    @Test
    void onlyRemovedRealmsAreListed() throws Exception {
        List<String> gone = plans.with("set lock_timeout 1000", em -> new Remains(em).realmIds());

        assertThat(gone).containsExactly(GONE);
    }

    @Test
    void sliceTakesAFewEntitiesAndTokensAtATime() throws Exception {
        Remains.Slice first = slice(null);

        assertThat(first.entityIds()).hasSize(Remains.ENTITIES).contains("gone-1");
        assertThat(first.tokenIds()).hasSize(Remains.LOOKED_UP);
        assertThat(first.isCut()).isTrue();
        Remains.Slice second = slice(first.last());
        assertThat(second.entityIds())
                .hasSize(Remains.ENTITIES)
                .doesNotContainAnyElementsOf(first.entityIds());
        assertThat(slice(second.last()).entityIds()).hasSize(1);
    }

    @Test
    void sliceOfAnExistingRealmIsEmpty() throws Exception {
        Remains.Slice slice =
                plans.with("set lock_timeout 1000", em -> new Remains(em).slice("there", null));

        assertThat(slice.entityIds()).isEmpty();
        assertThat(slice.isCut()).isFalse();
    }

    /** The transaction of another node, or of an admin: nobody waits for it. */
    @Test
    void tokensOfALockedEntityAreSkippedWithoutWaiting() throws Exception {
        Remains.Slice slice = slice(null);
        List<String> ids = slice.tokenIds().subList(0, 10);
        int went =
                plans.whileHeld(
                        "select id from et_entity where id = 'gone-1' for update",
                        em -> new Remains(em).deleteTokens(slice, ids));
        assertThat(went).isZero();

        went = plans.with("set lock_timeout 1000", em -> new Remains(em).deleteTokens(slice, ids));

        assertThat(went).isEqualTo(10);
        assertThat(slice(null).tokenIds()).doesNotContainAnyElementsOf(ids);
    }

    /** Whoever writes them may have to wait for this transaction, which must not wait for them. */
    @Test
    void tokensWhoseUsesAreBeingWrittenStayWithTheirEntity() throws Exception {
        Remains.Slice slice = slice(null);
        List<String> ids = slice.tokenIds().subList(0, 10);

        int went =
                plans.whileHeld(
                        "select * from et_token_use where token_id = '"
                                + ids.get(3)
                                + "' for update",
                        em -> new Remains(em).deleteTokens(slice, ids));

        assertThat(went).isEqualTo(9);
        assertThat(slice(null).tokenIds()).contains(ids.get(3));
    }

    @Test
    void entityThatHasATokenStays() throws Exception {
        Remains.Slice last =
                new Remains.Slice(List.of("gone-1", "gone-512"), List.of(), List.of(), null);

        int went = plans.with("set lock_timeout 1000", em -> new Remains(em).deleteEntities(last));

        assertThat(went).isEqualTo(1);
        assertThat(slice(null).entityIds()).contains("gone-1");
        plans.fill(
                """
                insert into et_entity (id, realm_id, name, name_key, search, enabled,
                    created_timestamp, updated_timestamp, version)
                  values ('gone-512', 'gone', 'e512', stringtoutf8('e512'), 'e', true, 1, 1, 0)\
                """);
    }

    @Test
    void nowhereIdsAreDistinctAndTooLongForARealm() {
        assertThat(Stream.of("a", "b").map(Remains::nowhere))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() > 36);
    }
}
