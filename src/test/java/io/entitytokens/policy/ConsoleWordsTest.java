package io.entitytokens.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.NamePattern;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The console knows two refusals by their words, to say them in the admin's language. */
final class ConsoleWordsTest {

    private static final Path CONSOLE = Path.of("themes/src/policy/ruleWords.ts");

    @Test
    void consoleKnowsWhatIsLaxerThanTheRealms() throws IOException {
        TokenPolicy entity = PolicyDraft.ofSecrets(null, null, true);
        TokenPolicy realm = PolicyDraft.ofSecrets(null, null, false);

        assertKnown(() -> entity.requireWithin(realm, TokenPolicy.NONE));
    }

    @Test
    void consoleKnowsWhatIsNoRegularExpression() throws IOException {
        assertKnown(() -> NamePatterns.require(NamePattern.of("(")));
    }

    private static void assertKnown(ThrowingCallable refused) throws IOException {
        InvalidValueException refusal = catchThrowableOfType(InvalidValueException.class, refused);
        String words = refusal.getMessage().substring(refusal.field().length() + 1);

        assertThat(Files.readString(CONSOLE)).contains("message.endsWith(\"" + words + "\")");
    }
}
