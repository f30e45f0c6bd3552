package io.entitytokens.it.support;

import io.entitytokens.it.support.Wire.Header;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Headers by which proxies, rewriters and frameworks are told what a request is "really" about. */
public final class HostileHeaders {

    public static final List<String> NAMES =
            List.of(
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Port",
                    "X-Forwarded-For",
                    "X-Forwarded-Ssl",
                    "X-Forwarded-Server",
                    "X-Forwarded-Scheme",
                    "X-Forwarded-Uri",
                    "X-Forwarded-Url",
                    "X-Forwarded-Path",
                    "X-Forwarded-Method",
                    "X-Forwarded-By",
                    "X-Forwarded-User",
                    "X-Forwarded-Access-Token",
                    "X-Forwarded-Trusted-Proxy",
                    "Forwarded",
                    "Forwarded-For",
                    "X-Original-URL",
                    "X-Original-URI",
                    "X-Original-Host",
                    "X-Original-Method",
                    "X-Original-Path",
                    "X-Rewrite-URL",
                    "X-Rewrite-URI",
                    "X-HTTP-Method-Override",
                    "X-HTTP-Method",
                    "X-Method-Override",
                    "X-Real-IP",
                    "X-Client-IP",
                    "X-Cluster-Client-IP",
                    "X-Remote-Addr",
                    "X-Host",
                    "X-Url-Scheme",
                    "X-Scheme",
                    "X-Script-Name",
                    "X-Base-Url",
                    "X-Base-Path",
                    "X-Envoy-Original-Path",
                    "X-Envoy-Original-Method",
                    "X-Proxy-Url",
                    "X-Accel-Redirect",
                    "X-Sendfile",
                    "Request-Uri",
                    "Proxy-Host",
                    "Front-End-Https",
                    "True-Client-IP",
                    "CF-Connecting-IP",
                    "Via",
                    "Origin",
                    "Referer",
                    "X-Entity",
                    "X-Entity-Permissions",
                    "X-Entity-Token-Id");

    private static final List<String> VALUES =
            List.of(
                    "/entity-tokens/authorize/customer",
                    "/entity-tokens/authorize/customer?",
                    "/entity-tokens/authorize/customer#",
                    "/realms/acme/entity-tokens/authorize?entity=customer&permission=read#",
                    "/realms/acme/entity-tokens/authorize?entity=customer&permission=read&x=",
                    "?entity=customer&permission=read#",
                    "?entity=customer&permission=read&",
                    "/x?entity=customer&permission=read;",
                    "evil/entity-tokens/authorize/customer?",
                    "evil/realms/acme/entity-tokens/authorize?entity=customer&permission=read#",
                    "evil:80/entity-tokens/authorize/customer/",
                    "evil#",
                    "evil?entity=customer&permission=read",
                    "http://evil/entity-tokens/authorize/customer?",
                    "http://evil/entity-tokens/authorize/customer/../",
                    "https://evil/entity-tokens/authorize/customer#",
                    "for=127.0.0.1;host=\"evil/entity-tokens/authorize/customer?\";proto=https",
                    "host=evil/entity-tokens/authorize/customer#;proto=https",
                    "proto=\"https://evil/entity-tokens/authorize/customer?\"",
                    "host=evil?entity=customer&permission=read#",
                    "/..;/customer",
                    "/%2e%2e/authorize/customer",
                    "../customer",
                    "customer",
                    "read",
                    "GET",
                    "HEAD",
                    "DELETE",
                    "OPTIONS",
                    "https",
                    "http",
                    "on",
                    "true",
                    "443",
                    "127.0.0.1",
                    "10.0.0.1, 127.0.0.1",
                    "::1",
                    "evil.example",
                    "/, /entity-tokens/authorize/customer?",
                    "a, evil/entity-tokens/authorize/customer?",
                    "",
                    "/");

    private HostileHeaders() {}

    /** One to four lines, of which some repeat a name. */
    public static List<Header> some(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new Header(name(random), any(VALUES, random)))
                .filter(header -> !isLeftUnanswered(header))
                .toList();
    }

    /** Over HTTP/2, the server itself gives no answer at all where it reads an empty address. */
    private static boolean isLeftUnanswered(Header header) {
        return header.name().equals("X-Forwarded-For") && header.value().isEmpty();
    }

    /** What servers are known to rebuild a URI from comes up as often as all the others. */
    private static String name(Random random) {
        return any(random.nextBoolean() ? NAMES.subList(0, 6) : NAMES, random);
    }

    /** A value for a place that is no header: the {@code Host}, or a pseudo header. */
    public static String value(Random random) {
        return any(VALUES, random);
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
