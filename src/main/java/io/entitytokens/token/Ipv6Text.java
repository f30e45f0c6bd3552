package io.entitytokens.token;

import java.nio.ByteBuffer;

/** Writes addresses of IPv6 as RFC 5952, section 4, has it. */
final class Ipv6Text {

    private static final int GROUPS = 8;
    private static final int HEX = 16;

    /** A single group of zero is written out. */
    private static final int SHORTEST_GAP = 2;

    private Ipv6Text() {}

    /**
     * @param address of 16 bytes
     */
    static String of(byte[] address) {
        int[] groups = new int[GROUPS];
        ByteBuffer bytes = ByteBuffer.wrap(address);
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = Short.toUnsignedInt(bytes.getShort());
        }
        int gap = 0;
        int end = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(i, groups);
            if (zeros > end - gap) {
                gap = i;
                end = i + zeros;
            }
        }
        if (end - gap < SHORTEST_GAP) {
            return text(groups, 0, GROUPS);
        }
        return text(groups, 0, gap) + "::" + text(groups, end, GROUPS);
    }

    private static int zerosFrom(int begin, int[] groups) {
        int end = begin;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - begin;
    }

    private static String text(int[] groups, int begin, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = begin; i < end; i++) {
            text.append(i == begin ? "" : ":").append(Integer.toString(groups[i], HEX));
        }
        return text.toString();
    }
}
