package io.entitytokens.jpa;

/**
 * So many rows on PostgreSQL that it matters how they are found. What differs from token to token
 * is SQL with its number {@code i}.
 *
 * @param entity number of the entity that it is of, from 1
 * @param canWrite whether it may write; each may read
 * @param expires epoch milliseconds, or null
 * @param created epoch milliseconds
 * @param lastUsed epoch milliseconds; SQL with the columns of its row
 */
record ManyTokens(String entity, String canWrite, String expires, String created, String lastUsed) {

    static final String REALM = "realm";

    /** Makes the entities, and the tokens. */
    void fill(Plans plans, int entities, int tokens) throws Exception {
        plans.fill(
                """
                insert into et_entity
                  select '00000000-0000-0000-0000-' || lpad(i::text, 12, '0'), '%s', 'e' || i,
                    convert_to('e' || i, 'UTF8'), 'e' || i, null, null, true, i, i, 0, 0
                  from generate_series(1, %d) i"""
                        .formatted(REALM, entities));
        plans.fill(
                """
                insert into et_token
                  select lpad(i::text, 22, '0'),
                    '00000000-0000-0000-0000-' || lpad((%s)::text, 12, '0'),
                    '%s', 'n' || i, convert_to('n' || i, 'UTF8'), 'n' || i, null, 'sha256', '\\x00',
                    true, %s, false, true, %s, %s, 'admin', i, 0
                  from generate_series(1, %d) i"""
                        .formatted(entity, REALM, canWrite, expires, created, tokens));
        plans.fill(
                """
                insert into et_token_use
                    (token_id, entity_id, realm_id, last_used_timestamp, use_count)
                  select id, entity_id, realm_id, %s, 1 from et_token"""
                        .formatted(lastUsed));
        plans.fill("analyze");
    }
}
