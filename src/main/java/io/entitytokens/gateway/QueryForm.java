package io.entitytokens.gateway;

import io.entitytokens.http.QueryString;
import io.entitytokens.http.RequestHeaders;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The question in the query: {@code authorize?entity=invoice}, from nginx, Caddy and Traefik. */
final class QueryForm {

    private QueryForm() {}

    /**
     * The query form: {@code ?entity=invoice[&permission=write]}. Without a permission, the methods
     * that the gateway tells of count, all of them: a client may have forged one. The request's own
     * method says nothing, as gateways ask with a GET.
     *
     * @param rawQuery undecoded, from the request line
     */
    static ForwardAuthRequest of(String rawQuery, RequestHeaders headers) {
        Optional<QueryString> query = QueryString.parse(rawQuery);
        Optional<String> entity = query.flatMap(parameters -> parameters.single("entity"));
        if (entity.isEmpty()) {
            return new ForwardAuthRequest.Refused(Reason.INCOMPLETE_REQUEST, null);
        }
        if (query.get().has("permission")) {
            return query.get()
                    .single("permission")
                    .flatMap(Permission::of)
                    .<ForwardAuthRequest>map(
                            p -> new ForwardAuthRequest.Clear(entity.get(), Permissions.of(p)))
                    .orElseGet(
                            () ->
                                    new ForwardAuthRequest.Refused(
                                            Reason.INCOMPLETE_REQUEST, entity.get()));
        }
        List<String> methods = new ArrayList<>();
        for (String header : List.of("X-Forwarded-Method", "X-Original-Method")) {
            for (String value : headers.all(header)) {
                for (String method : value.split(",", -1)) {
                    methods.add(method.strip());
                }
            }
        }
        return methods.isEmpty()
                ? new ForwardAuthRequest.Refused(Reason.INCOMPLETE_REQUEST, entity.get())
                : ForwardAuthRequest.ofMethods(entity.get(), methods);
    }
}
