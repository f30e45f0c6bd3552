package io.entitytokens.http;

/** How an endpoint asks for credentials (RFC 9110, section 11.6.1). */
public final class Challenge {

    private Challenge() {}

    /**
     * @param scheme {@code Bearer} or {@code Basic}
     * @return the scheme and the realm, to which parameters may be added
     */
    public static String of(String scheme, String realmName) {
        StringBuilder challenge = new StringBuilder(scheme).append(" realm=\"");
        realmName.codePoints().forEach(c -> append(challenge, c));
        return challenge.append('"').toString();
    }

    /** What a header cannot hold says nothing to a caller anyway. */
    private static void append(StringBuilder challenge, int c) {
        if (c == '"' || c == '\\') {
            challenge.append('\\').append((char) c);
        } else {
            challenge.append(c < ' ' || c > '~' ? '?' : (char) c);
        }
    }
}
