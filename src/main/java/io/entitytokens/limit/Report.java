package io.entitytokens.limit;

import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node tells the others that it has accepted: tokens, with a space before each; of each its
 * id and, for each bucket, the quota and how many requests. A receiver need not know the token.
 *
 * <p>It says first which form it has. A node that does not know the form, or some part of what is
 * told, leaves that out: limits are less exact then, and nothing else happens.
 */
final class Report {

    /** Keycloak keeps each message for two minutes. */
    static final int MAX_LENGTH = 16 * 1024;

    private static final String FORM = "1";
    private static final String TOKEN = " ";
    private static final String BUCKET = ";";
    private static final String COUNT = "=";

    private final StringBuilder text = new StringBuilder(FORM);

    /** What a node has accepted of one quota of one token. */
    record Entry(TokenId id, Quota quota, long accepted) {}

    /**
     * Adds what has not been told of a token.
     *
     * @return false if there is no room for it
     */
    boolean add(TokenId id, Buckets buckets) {
        String line =
                buckets.untold()
                        .map(bucket -> bucket.quota().text() + COUNT + bucket.untold())
                        .collect(Collectors.joining(BUCKET, TOKEN + id.value() + BUCKET, ""));
        if (text.length() + line.length() > MAX_LENGTH) {
            return false;
        }
        text.append(line);
        return true;
    }

    String text() {
        return text.toString();
    }

    /**
     * @param text whatever was received, or null
     */
    static List<Entry> read(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return List.of();
        }
        String[] tokens = text.split(TOKEN, -1);
        return !tokens[0].equals(FORM)
                ? List.of()
                : Arrays.stream(tokens).skip(1).flatMap(Report::readToken).toList();
    }

    private static Stream<Entry> readToken(String text) {
        String[] parts = text.split(BUCKET, -1);
        Optional<TokenId> id = TokenId.parse(parts[0]);
        if (id.isEmpty()) {
            return Stream.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            readBucket(id.get(), parts[i]).ifPresent(entries::add);
        }
        return entries.stream();
    }

    private static Optional<Entry> readBucket(TokenId id, String text) {
        String[] parts = text.split(COUNT, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            long accepted = Long.parseLong(parts[1]);
            return Quota.parse(parts[0])
                    .filter(quota -> accepted > 0)
                    .map(quota -> new Entry(id, quota, accepted));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
