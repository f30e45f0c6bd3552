package io.entitytokens.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A path that could mean another one once a server has tidied it up. */
final class AmbiguousPath {

    /** What takes more than this is no path that anybody means. */
    private static final int MAX_DECODINGS = 3;

    private AmbiguousPath() {}

    /** Servers differ in how often they decode, so every stage must be plain. */
    static boolean is(String rawPath) {
        String path = rawPath;
        for (int round = 0; round < MAX_DECODINGS; round++) {
            String decoded = decode(path);
            if (decoded == null) {
                // At first that is no path; later on, a plain percent sign.
                return round == 0;
            }
            if (isAmbiguousOnceDecoded(decoded)) {
                return true;
            }
            if (decoded.equals(path)) {
                return false;
            }
            path = decoded;
        }
        return true;
    }

    /** Or null, if that is not possible. */
    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isAmbiguousOnceDecoded(String path) {
        if (path.indexOf(';') >= 0 || path.indexOf('\\') >= 0) {
            return true;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
