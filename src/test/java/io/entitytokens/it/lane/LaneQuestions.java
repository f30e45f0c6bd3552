package io.entitytokens.it.lane;

import io.entitytokens.it.support.HostileHeaders;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Header;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Requests of forward auth at random: good ones, bad ones, and odd ones. */
final class LaneQuestions {

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT");

    private static final List<String> QUESTIONS =
            List.of(
                    "?entity=invoice&permission=read",
                    "?entity=invoice&permission=read",
                    "?entity=invoice&permission=read",
                    "?entity=invoice&permission=write",
                    "?entity=customer&permission=read",
                    "?entity=invoice",
                    "?permission=read",
                    "?entity=&permission=read",
                    "?entity=invoice&permission=admin",
                    "?entity=invoice;permission=read",
                    "?entity=invoice&entity=customer&permission=read",
                    "?entity=inv%6Fice&permission=re%61d",
                    "?entity=invoice&permission=read#x",
                    "?entity=invoice&permission=read?x",
                    "?entity=inv%oice&permission=read",
                    "?entity=invoice&permission=read&x=%00",
                    "?entity=invoice&permission=read&x=%1b",
                    "?entity=invoice&permission=read&x=%+1",
                    "?entity=invoice&permission=read&x=%ff",
                    "?entity=invoice&permission=read&x=%c3%a4",
                    "?entity=invoice&permission=read&x=%2",
                    "?entity=invoice&permission=read&x=a+b%20c",
                    "/invoice/7?q=%00",
                    "/invoice/7?q=%zz",
                    "/invoice/7?q=a%20b",
                    "/invoice/authzen/access/v1",
                    "/invoice/.hidden",
                    "?",
                    "",
                    "/",
                    "/invoice",
                    "/invoice",
                    "/invoice/api/7",
                    "/invoice/api/7?entity=customer&permission=read",
                    "/invoice/",
                    "/Invoice",
                    "/customer/7",
                    "/inv%6Fice/7",
                    "/invoice/a%2Fb",
                    "/invoice/%2e%2e/customer",
                    "/invoice/../customer",
                    "/invoice/./7",
                    "/invoice//7",
                    "/invoice;x/7",
                    "/invoice/a+b",
                    "/invoice/ä",
                    "x?entity=invoice&permission=read");

    private final Random random;
    private final InetSocketAddress server;
    private final List<String> realms;
    private final List<String> secrets;

    /**
     * @param realms names; the first is asked most
     * @param secrets what may be presented in place of a token
     */
    LaneQuestions(
            Random random, InetSocketAddress server, List<String> realms, List<String> secrets) {
        this.random = random;
        this.server = server;
        this.realms = realms;
        this.secrets = secrets;
    }

    Wire next() {
        String realm = random.nextInt(4) > 0 ? realms.get(0) : any(realms);
        Wire wire =
                Wire.request(
                                any(METHODS),
                                server,
                                "/realms/" + realm + "/entity-tokens/authorize" + any(QUESTIONS))
                        .with(credentials());
        if (random.nextInt(3) == 0) {
            wire = wire.with(any(List.of("X-Original-Method", "X-Forwarded-Method")), method());
        }
        if (random.nextInt(4) == 0) {
            wire = wire.with(HostileHeaders.some(random));
        }
        if (random.nextInt(12) == 0) {
            wire = wire.authority(HostileHeaders.value(random));
        }
        return random.nextInt(12) == 0 ? wire.scheme(HostileHeaders.value(random)) : wire;
    }

    private String method() {
        return any(List.of("GET", "GET, HEAD", "DELETE", "get", "", "GET,POST", "TRACE"));
    }

    private List<Header> credentials() {
        List<Header> credentials = new ArrayList<>();
        credentials.add(credential());
        if (random.nextInt(10) == 0) {
            credentials.add(credential());
        }
        return random.nextInt(15) == 0 ? List.of() : credentials;
    }

    private Header credential() {
        String secret = any(secrets);
        return switch (random.nextInt(8)) {
            case 0 -> new Header("X-API-Key", secret);
            case 1 -> new Header("Authorization", "Basic " + base64("x:" + secret));
            case 2 -> new Header("Authorization", "bearer  " + secret + " ");
            case 3 ->
                    new Header("Authorization", any(List.of("Basic x", "Digest x", "Bearer", "")));
            default -> new Header("Authorization", "Bearer " + secret);
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
