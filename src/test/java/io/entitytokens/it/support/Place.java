package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where a token is presented: by its holder, or by a resource server that may tell from where. */
public enum Place {
    FORWARD_AUTH {
        @Override
        public Answer present(Of of, String secret, String told) {
            return of.realm()
                    .authorize("GET", "?entity=" + of.entity() + "&permission=read")
                    .bearer(secret)
                    .send();
        }
    },
    INTROSPECTION {
        @Override
        public Answer present(Of of, String secret, String told) {
            return of.oauth().introspect(RESOURCE_SERVER, secret, form(told));
        }
    },
    /** What a client tells here counts for nothing: it is the client itself that calls. */
    CLIENT_CREDENTIALS {
        @Override
        public Answer present(Of of, String secret, String told) {
            return of.oauth().clientCredentials("entity-tokens", secret, form(told));
        }
    },
    TOKEN_EXCHANGE {
        @Override
        public Answer present(Of of, String secret, String told) {
            return of.oauth().exchange(RESOURCE_SERVER, secret, form(told));
        }
    },
    AUTHZEN {
        @Override
        public Answer present(Of of, String secret, String told) {
            return new Pep(of.realm(), RESOURCE_SERVER)
                    .ask(Pep.question(Pep.toldSubject(secret, told), "read", of.entity()));
        }
    },
    /** The holder's own endpoint, where a token is not used for what it is for. */
    SELF {
        @Override
        public Answer present(Of of, String secret, String told) {
            return of.realm().request("GET", "/entity-tokens/self").bearer(secret).send();
        }
    };

    /** The client that calls where a resource server does; it is in the audience of the entity. */
    public static final String RESOURCE_SERVER = "records-api";

    /** Whose tokens are presented. */
    public interface Of {

        TestRealm realm();

        OAuth oauth();

        /** The name of the entity. */
        String entity();
    }

    /**
     * Presents a secret, asking to read where something has to be asked.
     *
     * @param told where the holder is, as a resource server tells; or null
     */
    public abstract Answer present(Of of, String secret, String told);

    /** Presents a secret without telling where its holder is. */
    public Answer present(Of of, String secret) {
        return present(of, secret, null);
    }

    private static String[] form(String told) {
        return told == null ? new String[0] : new String[] {"client_ip", told};
    }

    /** Whether a resource server calls, and has to tell where the holder is. */
    public boolean isTold() {
        return this == INTROSPECTION || this == TOKEN_EXCHANGE || this == AUTHZEN;
    }

    public boolean accepts(Of of, String secret, String told) {
        Answer answer = present(of, secret, told);
        return switch (this) {
            case INTROSPECTION -> answer.expect(200).json().get("active").booleanValue();
            case AUTHZEN -> answer.expect(200).json().get("decision").booleanValue();
            default -> answer.status() == 200;
        };
    }

    public boolean accepts(Of of, String secret) {
        return accepts(of, secret, null);
    }

    /** The name in events and stamps. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that a caller gets to see, but the time. */
    public static String words(Answer answer) {
        Map<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.status() + " " + headers + " " + answer.body();
    }
}
