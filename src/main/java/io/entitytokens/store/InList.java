package io.entitytokens.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What a query's {@code in} is given. */
final class InList {

    private InList() {}

    /**
     * The values, the last one repeated until there are 1, 4, 16, 64 and so on: every length is
     * another statement, to be made and remembered by Hibernate, the driver and the database.
     */
    static List<String> of(Collection<String> values) {
        List<String> padded = new ArrayList<>(values);
        int length = 1;
        while (length < padded.size()) {
            length *= 4;
        }
        padded.addAll(Collections.nCopies(length - padded.size(), padded.get(padded.size() - 1)));
        return padded;
    }
}
