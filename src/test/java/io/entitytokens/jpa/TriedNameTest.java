package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.store.NameTakenException;
import org.junit.jupiter.api.Test;

/** Whether a token could have a name, in the changelog's own tables. */
final class TriedNameTest {

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    /** A name that is tried is stored nowhere, and nobody is told of it. */
    @Test
    void triedNameIsFreeUnlessAnotherTokenHasIt() {
        TokenInTables other = TokenInTables.in(PLANS);
        other.with(
                store -> {
                    store.requireFreeName(other.model());
                    return null;
                });

        assertThatThrownBy(() -> tryName(TokenDraft.sap().id(token.id()), other.model().name()))
                .isInstanceOf(NameTakenException.class);
        assertThat(token.cache.tokens()).isEmpty();
    }

    private void tryName(TokenDraft draft, String name) {
        token.with(
                store -> {
                    store.requireFreeName(draft.named(name).build());
                    return null;
                });
    }
}
