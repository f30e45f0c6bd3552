package io.entitytokens.token.verify;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import java.security.SecureRandom;
import java.util.List;

/** A token with two secrets: the older one ends, or has ended. */
final class RotatedToken {

    final PresentedToken sap = new PresentedToken();
    final TokenFormat.Generated newer =
            TokenFormat.generate(sap.generated.id(), new SecureRandom());
    final String current = newer.secret().reveal();
    final String older = sap.secret;
    final TokenVerifier verifier = sap.verifier;

    /** The older secret as it is stored. */
    static Secret older(TokenFormat.Generated generated, SecretEnd end) {
        return new Secret(1, generated.hash(), 1_000, true, end);
    }

    EntityToken put(SecretEnd end) {
        return put(sap.draft(), end);
    }

    EntityToken put(TokenDraft draft, SecretEnd end) {
        EntityToken token = draft.generation(2).build();
        sap.tokens.put(
                token,
                new Secrets(
                        Secret.current(2, newer.hash(), 2_000),
                        List.of(older(sap.generated, end))));
        return token;
    }
}
