package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.http.ProxyTrust;
import io.entitytokens.token.AddressList;
import io.entitytokens.token.InvalidValueException;

/** The list of networks in the body of a request. */
final class AddressesBody {

    private AddressesBody() {}

    /**
     * @param current what stays if it is left out; null for anywhere
     * @return null for anywhere
     * @throws InvalidValueException naming the entry that is no network
     */
    static AddressList ofChanges(JsonBody body, AddressList current) {
        if (!body.has(AddressList.FIELD)) {
            return current;
        }
        if (body.isNull(AddressList.FIELD)) {
            return null;
        }
        AddressList list = AddressList.parse(body.textList(AddressList.FIELD, AddressList.MAX));
        ProxyTrust.warnOfLists();
        return list;
    }
}
