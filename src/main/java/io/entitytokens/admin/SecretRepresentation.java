package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.store.TokenStore;

/** One of a token's secrets as the admin REST API shows it. Times are epoch milliseconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SecretRepresentation(
        int generation,
        String state,
        long createdTimestamp,
        Long endsTimestamp,
        Long firstUsedTimestamp,
        Long lastUsedTimestamp,
        String lastUsedIp) {

    static SecretRepresentation of(TokenStore.UsedSecret used, long now) {
        Secret secret = used.secret();
        return new SecretRepresentation(
                secret.generation(),
                secret.state(now).value(),
                secret.createdTimestamp(),
                secret.endsTimestamp(),
                used.firstUsedTimestamp(),
                used.lastUsedTimestamp(),
                used.lastUsedIp());
    }
}
