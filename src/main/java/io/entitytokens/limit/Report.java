package io.entitytokens.limit;

import io.entitytokens.token.format.TokenId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node tells the others that it has accepted: realms and tokens, with a space before each.
 * The tokens of a realm follow it; of each there is its id and, for each bucket, the quota and how
 * many requests. A receiver need not know the token.
 *
 * <p>It says first which form it has. A node leaves out what it does not know, be it the form or a
 * part. Limits are less exact then, and nothing else happens.
 */
final class Report {

    /** Keycloak keeps each message for two minutes. */
    static final int MAX_LENGTH = 16 * 1024;

    private static final String FORM = "1";
    private static final String REALM = " @";
    private static final String TOKEN = " ";
    private static final String BUCKET = ";";
    private static final String COUNT = "=";

    private final Map<String, StringBuilder> realms = new LinkedHashMap<>();
    private int length = FORM.length();

    /** What a node has accepted of one quota of one token. */
    record Entry(String realmId, TokenId id, Quota quota, long accepted) {}

    /**
     * Adds what has not been told of a token.
     *
     * @return false if there is no room for it
     */
    boolean add(CountedToken token, Buckets buckets) {
        String realm = REALM + URLEncoder.encode(token.realmId(), StandardCharsets.UTF_8);
        String line =
                buckets.untold()
                        .map(bucket -> bucket.quota().text() + COUNT + bucket.untold())
                        .collect(
                                Collectors.joining(
                                        BUCKET, TOKEN + token.id().value() + BUCKET, ""));
        int added = line.length() + (realms.containsKey(realm) ? 0 : realm.length());
        if (length + added > MAX_LENGTH) {
            return false;
        }
        realms.computeIfAbsent(realm, key -> new StringBuilder(key)).append(line);
        length += added;
        return true;
    }

    boolean isEmpty() {
        return realms.isEmpty();
    }

    int length() {
        return length;
    }

    String text() {
        return FORM + String.join("", realms.values());
    }

    /**
     * @param text whatever was received, or null
     */
    static List<Entry> read(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return List.of();
        }
        String[] realms = text.split(REALM, -1);
        return !realms[0].equals(FORM)
                ? List.of()
                : Arrays.stream(realms).skip(1).flatMap(Report::readRealm).toList();
    }

    private static Stream<Entry> readRealm(String text) {
        String[] parts = text.split(TOKEN, -1);
        try {
            String realmId = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            return Arrays.stream(parts).skip(1).flatMap(token -> readToken(realmId, token));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<Entry> readToken(String realmId, String text) {
        String[] parts = text.split(BUCKET, -1);
        Optional<TokenId> id = TokenId.parse(parts[0]);
        if (id.isEmpty()) {
            return Stream.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            readBucket(realmId, id.get(), parts[i]).ifPresent(entries::add);
        }
        return entries.stream();
    }

    private static Optional<Entry> readBucket(String realmId, TokenId id, String text) {
        String[] parts = text.split(COUNT, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            long accepted = Long.parseLong(parts[1]);
            return Quota.parse(parts[0])
                    .filter(quota -> accepted > 0)
                    .map(quota -> new Entry(realmId, id, quota, accepted));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
