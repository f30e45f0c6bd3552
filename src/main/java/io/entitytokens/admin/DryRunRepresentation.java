package io.entitytokens.admin;

import java.util.List;

/**
 * Whom a change of addresses would shut out, by the uses of the last 30 days. Of each list, the
 * first hundred are shown.
 *
 * @param proxyTrust whose forwarding headers the server believes: {@code none}, {@code named},
 *     {@code anybody}
 * @param complete whether all uses have been looked at; otherwise, those of the tokens that were
 *     used last
 * @param outside uses from where the token could not be used any more
 * @param uncertain uses from networks of which a part could not be used any more
 * @param untold uses of which nobody could tell the address: they would be refused
 * @param outsideTotal how many there are in all
 * @param uncertainTotal as {@code outsideTotal}
 * @param untoldTotal as {@code outsideTotal}
 */
record DryRunRepresentation(
        String proxyTrust,
        boolean complete,
        List<NetworkRepresentation> outside,
        List<NetworkRepresentation> uncertain,
        List<NetworkRepresentation> untold,
        long outsideTotal,
        long uncertainTotal,
        long untoldTotal) {}
