package io.entitytokens.it.address;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where a token is presented: by its holder, or by a resource server that may tell from where. */
enum Place {
    FORWARD_AUTH {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return tokens.realm()
                    .authorize("GET", "?entity=invoice&permission=read")
                    .bearer(secret)
                    .send();
        }
    },
    SELF {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return tokens.realm().request("GET", "/entity-tokens/self").bearer(secret).send();
        }
    },
    /** What a client tells here counts for nothing: it is the client itself that calls. */
    CLIENT_CREDENTIALS {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return tokens.oauth().clientCredentials("entity-tokens", secret, form(told));
        }
    },
    INTROSPECTION {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return tokens.oauth().introspect(ListedTokens.RESOURCE_SERVER, secret, form(told));
        }
    },
    TOKEN_EXCHANGE {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return tokens.oauth().exchange(ListedTokens.RESOURCE_SERVER, secret, form(told));
        }
    },
    AUTHZEN {
        @Override
        Answer present(ListedTokens tokens, String secret, String told) {
            return ask(tokens, ListedTokens.RESOURCE_SERVER, secret, told);
        }
    };

    /**
     * @param told where the holder is, as a resource server tells; or null
     */
    abstract Answer present(ListedTokens tokens, String secret, String told);

    static Answer ask(ListedTokens tokens, String clientId, String secret, String told) {
        Map<String, Object> subject = new HashMap<>(Pep.subject(secret));
        if (told != null) {
            subject.put("properties", Map.of("ip_address", told));
        }
        return new Pep(tokens.realm(), clientId).ask(Pep.question(subject, "read", "invoice"));
    }

    private static String[] form(String told) {
        return told == null ? new String[0] : new String[] {"client_ip", told};
    }

    /** Whether a resource server calls, and has to tell where the holder is. */
    boolean isTold() {
        return this == INTROSPECTION || this == TOKEN_EXCHANGE || this == AUTHZEN;
    }

    boolean accepts(ListedTokens tokens, String secret, String told) {
        Answer answer = present(tokens, secret, told);
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

    /** How a client id and a token go into a header. */
    static String basic(String secret) {
        return OAuth.basic("anybody", secret);
    }
}
