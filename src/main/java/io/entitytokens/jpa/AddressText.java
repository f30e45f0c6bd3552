package io.entitytokens.jpa;

import io.entitytokens.token.AddressList;
import java.util.List;

/** Writes a list of networks into one column: their canonical texts, with spaces between. */
final class AddressText {

    private AddressText() {}

    /**
     * @param list or null
     */
    static String write(AddressList list) {
        return list == null ? null : String.join(" ", list.texts());
    }

    /**
     * @param text or null
     * @throws io.entitytokens.token.InvalidValueException if it is no list: then nobody may take it
     *     for "anywhere"
     */
    static AddressList read(String text) {
        return text == null ? null : AddressList.parse(List.of(text.split(" ", -1)));
    }
}
