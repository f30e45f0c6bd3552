package io.entitytokens.http;

import java.util.List;

/** The headers of a request, wherever it is answered. */
@FunctionalInterface
public interface RequestHeaders {

    /**
     * @param name in whatever case
     * @return every line of this name, in order; none if it was not sent
     */
    List<String> all(String name);
}
