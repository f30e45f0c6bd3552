package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A realm of a test class's own, with a user for each set of rights, and with all events stored. It
 * stays when the class is done, so that the leak test at the end can search what it left.
 */
public final class TestRealm {

    public static final String PASSWORD = "secret-of-a-test-user";

    /** The policy for passwords that are hashed soonest. */
    public static final String QUICK_HASH = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private static final int PAGE = 1000;

    private final URI base;
    private final String name;
    private final Caller masterAdmin;
    private final Map<String, Caller> callers = new HashMap<>();

    private TestRealm(URI base, String name, Caller masterAdmin) {
        this.base = base;
        this.name = name;
        this.masterAdmin = masterAdmin;
    }

    /** A token with its secret. */
    public record Token(String id, String entityId, String secret) {}

    public static TestRealm of(Class<?> test) {
        return of(test, Map.of());
    }

    /**
     * @param settings further settings of the realm, over the usual ones
     */
    public static TestRealm of(Class<?> test, Map<String, Object> settings) {
        return named(test.getSimpleName().toLowerCase(Locale.ROOT), settings);
    }

    /** A realm of this name; for a test that needs a second one. */
    public static TestRealm named(String name, Map<String, Object> settings) {
        return made(new TestRealm(Server.get().base(), name, Caller.masterAdmin()), settings);
    }

    /** A realm at a server of a test's own. */
    public static TestRealm named(URI base, String name, Map<String, Object> settings) {
        return made(new TestRealm(base, name, Caller.masterAdmin(base)), settings);
    }

    /** The realm master, which every server has. */
    public static TestRealm master() {
        return new TestRealm(Server.get().base(), "master", Caller.masterAdmin());
    }

    private static TestRealm made(TestRealm realm, Map<String, Object> settings) {
        realm.masterAdmin.post("/admin/realms", RealmSettings.of(realm.name, settings)).expect(201);
        return realm;
    }

    public String name() {
        return name;
    }

    /** Where its server is reached. */
    URI base() {
        return base;
    }

    /** The same realm at another node of the cluster, or through a proxy. */
    public TestRealm at(URI other) {
        return new TestRealm(other, name, Caller.masterAdmin(other));
    }

    /** The admin of the whole server. */
    public Caller masterAdmin() {
        return masterAdmin;
    }

    /** All rights in this realm. */
    public Caller realmAdmin() {
        return user("realm-admin");
    }

    /**
     * A user of the realm: nobody, viewer, token-manager, entity-manager, user-admin (who may
     * manage users, clients and the realm, but no entities) or realm-admin.
     */
    public Caller user(String username) {
        return callers.computeIfAbsent(username, u -> new Caller(base, name, u, PASSWORD));
    }

    /** Somebody else of this realm. */
    public Caller login(String username, String password) {
        return new Caller(base, name, username, password);
    }

    /**
     * Makes a user of master without any rights, and gives the id; logs in with {@link #PASSWORD}.
     */
    public static String newUserOfMaster(String username) {
        Map<String, Object> user = new HashMap<>(RealmSettings.account(username));
        user.remove("clientRoles");
        String location =
                Caller.masterAdmin()
                        .post("/admin/realms/master/users", user)
                        .expect(201)
                        .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Somebody else of master. */
    public static Caller loginToMaster(String username, String password) {
        return new Caller(Server.get().base(), "master", username, password);
    }

    /** Its representation, to be imported again: without its keys, which an export masks. */
    public ObjectNode export() {
        ObjectNode export =
                (ObjectNode)
                        masterAdmin
                                .post(
                                        admin(
                                                "/partial-export?exportClients=true"
                                                        + "&exportGroupsAndRoles=true"),
                                        Map.of())
                                .expect(200)
                                .json();
        ((ObjectNode) export.get("components")).remove("org.keycloak.keys.KeyProvider");
        return export;
    }

    /** A path of the realm's admin REST API. */
    public String admin(String path) {
        return "/admin/realms/" + name + path;
    }

    /** Makes an entity, and gives its id. */
    public String entity(String entityName, String... audience) {
        return realmAdmin()
                .post(admin("/entities"), Map.of("name", entityName, "audience", List.of(audience)))
                .expect(201)
                .json()
                .get("id")
                .textValue();
    }

    /** Makes a token, named as its permissions, and gives its secret. */
    public Token token(String entityId, String... permissions) {
        return token(
                entityId,
                NewToken.named(String.join(" ", permissions) + " " + System.nanoTime())
                        .may(permissions));
    }

    /** Makes a token, and gives its secret. */
    public Token token(String entityId, NewToken token) {
        JsonNode json =
                realmAdmin()
                        .post(admin("/entities/" + entityId + "/tokens"), token.representation())
                        .expect(201)
                        .json();
        return new Token(json.get("id").textValue(), entityId, json.get("token").textValue());
    }

    /** The path of a token in the admin REST API. */
    public String path(Token token) {
        return admin("/entities/" + token.entityId() + "/tokens/" + token.id());
    }

    /** A request to one of the realm's own addresses. */
    public Request request(String method, String rest) {
        return Http.request(method, URI.create(base + "/realms/" + name + rest));
    }

    /** A question to forward auth, without a credential yet. */
    public Request authorize(String method, String rest) {
        return request(method, "/entity-tokens/authorize" + rest);
    }

    /** Whether a token may, by the query form. */
    public Answer authorize(Token token, String entity, String permission) {
        return authorize("GET", "?entity=" + entity + "&permission=" + permission)
                .bearer(token.secret())
                .send();
    }

    /** The stored events of entity tokens, newest first. */
    public List<JsonNode> events() {
        return events(reader());
    }

    /** As {@link #events()}, where no admin of the realm can log in. */
    public List<JsonNode> events(Caller reader) {
        List<JsonNode> events = new ArrayList<>();
        int found;
        do {
            found = events.size();
            reader.get(admin("/events?max=" + PAGE + "&client=entity-tokens&first=" + found))
                    .expect(200)
                    .json()
                    .forEach(events::add);
        } while (events.size() - found == PAGE);
        return events;
    }

    /** The stored admin events of our resources, newest first. */
    public List<JsonNode> adminEvents() {
        List<JsonNode> events = new ArrayList<>();
        reader().get(admin("/admin-events?max=1000&resourcePath=entities/*"))
                .expect(200)
                .json()
                .forEach(events::add);
        return events;
    }

    /**
     * Who reads events. Not the server's admin, where another can: they have the roles of every
     * realm of the run, and Keycloak searches them for each request.
     */
    private Caller reader() {
        return name.equals("master") ? masterAdmin : realmAdmin();
    }

    /** Waits until so many uses of a token are counted, and gives the token as it is then. */
    public JsonNode awaitUses(Token token, int uses) {
        return await(
                () -> realmAdmin().get(path(token)).expect(200).json(),
                json -> json.get("useCount").intValue() >= uses);
    }

    /** Waits for what happens off the request path. */
    public static <T> T await(Supplier<T> look, Predicate<T> until) {
        return await(look, until, Duration.ofSeconds(30));
    }

    /** As {@link #await(Supplier, Predicate)}, for what takes its time. */
    public static <T> T await(Supplier<T> look, Predicate<T> until, Duration longest) {
        Instant limit = Instant.now().plus(longest);
        T seen = look.get();
        while (!until.test(seen)) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("still not so after " + longest + ": " + seen);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            seen = look.get();
        }
        return seen;
    }
}
