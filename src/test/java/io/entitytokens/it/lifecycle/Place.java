package io.entitytokens.it.lifecycle;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Pep;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where a token can be presented. */
enum Place {
    FORWARD_AUTH {
        @Override
        Answer present(Rotations tokens, String secret) {
            return tokens.realm()
                    .authorize("GET", "?entity=" + tokens.entity() + "&permission=read")
                    .bearer(secret)
                    .send();
        }
    },
    INTROSPECTION {
        @Override
        Answer present(Rotations tokens, String secret) {
            return tokens.oauth().introspect(Rotations.RESOURCE_SERVER, secret);
        }
    },
    CLIENT_CREDENTIALS {
        @Override
        Answer present(Rotations tokens, String secret) {
            return tokens.oauth().clientCredentials("entity-tokens", secret);
        }
    },
    TOKEN_EXCHANGE {
        @Override
        Answer present(Rotations tokens, String secret) {
            return tokens.oauth().exchange(Rotations.RESOURCE_SERVER, secret);
        }
    },
    AUTHZEN {
        @Override
        Answer present(Rotations tokens, String secret) {
            return new Pep(tokens.realm(), Rotations.RESOURCE_SERVER)
                    .ask(Pep.question(Pep.subject(secret), "read", tokens.entity()));
        }
    },
    /** The holder's own endpoint, where a token is not used for what it is for. */
    SELF {
        @Override
        Answer present(Rotations tokens, String secret) {
            return tokens.realm().request("GET", "/entity-tokens/self").bearer(secret).send();
        }
    };

    /** Presents a secret, asking to read where something has to be asked. */
    abstract Answer present(Rotations tokens, String secret);

    boolean accepts(Rotations tokens, String secret) {
        Answer answer = present(tokens, secret);
        return switch (this) {
            case INTROSPECTION -> answer.expect(200).json().get("active").booleanValue();
            case AUTHZEN -> answer.expect(200).json().get("decision").booleanValue();
            default -> answer.status() == 200;
        };
    }

    /** The name in events and stamps. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that a caller gets to see, but the time. */
    static String words(Answer answer) {
        Map<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.status() + " " + headers + " " + answer.body();
    }
}
