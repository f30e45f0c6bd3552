package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;

/**
 * One accepted use of a token, or several of one token added up.
 *
 * @param id the token
 * @param generation of the secret that was presented; in a sum over all of them, of no meaning
 * @param first epoch milliseconds of the first of them, or null if that is not known
 * @param timestamp epoch milliseconds of the last of them
 * @param ip where the last one's holder was, as the connection showed or a resource server told;
 *     null if nobody can tell
 * @param endpoint by which endpoint the last came in
 * @param lastRead epoch milliseconds of the last use of the permission, or null
 * @param lastWrite as {@code lastRead}
 * @param lastDelete as {@code lastRead}
 * @param count how many
 */
public record TokenUse(
        TokenId id,
        int generation,
        Long first,
        long timestamp,
        String ip,
        String endpoint,
        Long lastRead,
        Long lastWrite,
        Long lastDelete,
        long count) {

    public TokenUse {
        ip = ClientAddress.literal(ip);
    }

    /** A single use of the given permissions. */
    public static TokenUse once(
            TokenId id,
            int generation,
            long timestamp,
            String ip,
            String endpoint,
            Permissions used) {
        return new TokenUse(
                id,
                generation,
                timestamp,
                timestamp,
                ip,
                endpoint,
                used.contains(Permission.READ) ? timestamp : null,
                used.contains(Permission.WRITE) ? timestamp : null,
                used.contains(Permission.DELETE) ? timestamp : null,
                1);
    }

    /** This and a later use of the same token. */
    public TokenUse and(TokenUse other) {
        TokenUse last = other.timestamp >= timestamp ? other : this;
        return new TokenUse(
                id,
                generation,
                sooner(other),
                last.timestamp,
                last.ip,
                last.endpoint,
                later(lastRead, other.lastRead),
                later(lastWrite, other.lastWrite),
                later(lastDelete, other.lastDelete),
                count + other.count);
    }

    /** Where that is not known of one of them, it is not known of both. */
    private Long sooner(TokenUse other) {
        return first == null || other.first == null
                ? null
                : Long.valueOf(Math.min(first, other.first));
    }

    private static Long later(Long a, Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Long.valueOf(Math.max(a, b));
    }
}
