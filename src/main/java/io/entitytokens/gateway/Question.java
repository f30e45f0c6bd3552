package io.entitytokens.gateway;

import io.entitytokens.token.Entity;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a gateway wants to know, in either form: whether this entity may be used in this way. */
sealed interface Question {

    /** What takes more than this is no path that anybody means. */
    int MAX_DECODINGS = 3;

    /** A question that can be answered. */
    record Clear(String entityName, Set<Permission> permissions) implements Question {}

    /**
     * One that cannot.
     *
     * @param entityName as far as it is known, or null
     */
    record Refused(Reason reason, String entityName) implements Question {}

    /**
     * The query form: {@code ?entity=invoice[&permission=write]}. Without a permission, the methods
     * that the gateway tells of count, all of them: a client may have forged one. The request's own
     * method says nothing, as gateways ask with a GET.
     */
    static Question ofQuery(MultivaluedMap<String, String> query, HttpHeaders headers) {
        Optional<String> entity = single(query.get("entity"));
        if (entity.isEmpty()) {
            return new Refused(Reason.INCOMPLETE_REQUEST, null);
        }
        if (query.containsKey("permission")) {
            return single(query.get("permission"))
                    .flatMap(Permission::of)
                    .<Question>map(p -> new Clear(entity.get(), EnumSet.of(p)))
                    .orElseGet(() -> new Refused(Reason.INCOMPLETE_REQUEST, entity.get()));
        }
        List<String> methods = new ArrayList<>();
        for (String header : List.of("X-Forwarded-Method", "X-Original-Method")) {
            List<String> values = headers.getRequestHeader(header);
            for (String value : values == null ? List.<String>of() : values) {
                for (String method : value.split(",", -1)) {
                    methods.add(method.strip());
                }
            }
        }
        return methods.isEmpty()
                ? new Refused(Reason.INCOMPLETE_REQUEST, entity.get())
                : ofMethods(entity.get(), methods);
    }

    /**
     * The path form: {@code authorize/invoice/…}, with the original path and query appended and the
     * method kept. Nothing but the first segment and the method counts: all else is the client's. A
     * path that could mean another one once it is tidied up is refused.
     *
     * @param rawPath what follows {@code authorize/}, undecoded
     */
    static Question ofPath(String rawPath, String method) {
        int end = rawPath.indexOf('/');
        String entity = end < 0 ? rawPath : rawPath.substring(0, end);
        if (!Entity.isName(entity) || isAmbiguous(rawPath)) {
            return new Refused(Reason.INCOMPLETE_REQUEST, null);
        }
        return ofMethods(entity, List.of(method));
    }

    private static Question ofMethods(String entity, List<String> methods) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String method : methods) {
            Optional<Permission> permission = MethodPermissions.of(method);
            if (permission.isEmpty()) {
                return new Refused(Reason.UNSUPPORTED_METHOD, entity);
            }
            permissions.add(permission.get());
        }
        return new Clear(entity, permissions);
    }

    private static Optional<String> single(List<String> values) {
        return values != null && values.size() == 1 && !values.get(0).isEmpty()
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** Servers differ in how often they decode, so every stage must be plain. */
    private static boolean isAmbiguous(String rawPath) {
        String path = rawPath;
        for (int round = 0; round < MAX_DECODINGS; round++) {
            String decoded = decode(path);
            if (decoded == null) {
                // At first that is no path; later on, a plain percent sign.
                return round == 0;
            }
            if (isAmbiguousOnceDecoded(decoded)) {
                return true;
            }
            if (decoded.equals(path)) {
                return false;
            }
            path = decoded;
        }
        return true;
    }

    /** Or null, if that is not possible. */
    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isAmbiguousOnceDecoded(String path) {
        if (path.indexOf(';') >= 0 || path.indexOf('\\') >= 0) {
            return true;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
