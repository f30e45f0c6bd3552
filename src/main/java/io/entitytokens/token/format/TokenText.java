package io.entitytokens.token.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that hold a token: somebody put it where no token belongs. It counts by its form alone,
 * because a token that is unknown here may be good elsewhere.
 */
public final class TokenText {

    /** Without its checksum too, which anybody can reckon. */
    private static final Pattern FORM = Pattern.compile("ket_([0-9A-Za-z]{22})_[0-9A-Za-z]{43,49}");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]");
    private static final Pattern ENCODED_UNDERSCORE = Pattern.compile("%(25)*5[Ff]");

    private TokenText() {}

    /**
     * Whether a token stands anywhere in the text, also between characters that nobody sees, some
     * of which Keycloak takes out before it writes, and also with its underscores URL-encoded.
     *
     * @param text or null
     */
    public static boolean isIn(String text) {
        return text != null && find(text).isPresent();
    }

    /**
     * The id of the first token in the text.
     *
     * @param text or null
     * @return empty also where the id is not the canonical form of one
     */
    public static Optional<TokenId> idIn(String text) {
        return text == null ? Optional.empty() : find(text).flatMap(TokenId::parse);
    }

    private static Optional<String> find(String text) {
        String plain = isPlain(text) ? text : plain(text);
        // Most texts hold no token, and the search for a fixed text is the cheaper one.
        Matcher form = plain.contains(TokenFormat.PREFIX) ? FORM.matcher(plain) : null;
        return form != null && form.find() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Most texts are, JWTs among them; every request of Keycloak's token endpoint comes by. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '%') {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        return ENCODED_UNDERSCORE.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("_");
    }

    /**
     * The text with every token in it cut to its hint.
     *
     * @param text or null
     */
    public static String cut(String text) {
        return text == null || !text.contains(TokenFormat.PREFIX)
                ? text
                : FORM.matcher(text).replaceAll(found -> TokenId.hint(found.group(1)));
    }
}
