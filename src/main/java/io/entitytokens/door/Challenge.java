package io.entitytokens.door;

/** How a door asks for credentials (RFC 9110, section 11.6.1). */
public final class Challenge {

    private Challenge() {}

    /**
     * @param scheme {@code Bearer} or {@code Basic}
     * @return the scheme and the realm, to which parameters may be added
     */
    public static String of(String scheme, String realmName) {
        // What a header cannot hold says nothing to a caller anyway.
        String printable = realmName.replaceAll("[^\\x20-\\x7e]", "?");
        return scheme + " realm=\"" + printable.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
    }
}
