package io.entitytokens.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.store.TokenLookup;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadTokensTest {

    /** There is nobody here who could be asked. */
    @Test
    void textsThatAreNoTokensCostNoRead() {
        TokenLookup found = ReadTokens.named(null, List.of("", "ket_", "hunter2"));

        assertThat(found.find(TokenDraft.sap().build().id())).isEmpty();
    }
}
