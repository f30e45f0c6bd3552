package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An entity has no more tokens than it may, however many are made at once. */
@Tag("database")
final class MaxTokensIT {

    /** No more may wait for one entity, on a server with the usual number of threads. */
    private static final int CALLS = 12;

    private static final TestRealm REALM = TestRealm.of(MaxTokensIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rotations tokens = TOKENS.of("full-" + NUMBER.incrementAndGet());

    private Answer create() {
        return REALM.user("token-manager")
                .post(
                        REALM.admin("/entities/" + tokens.entityId() + "/tokens"),
                        Map.of(
                                "name",
                                "n" + NUMBER.incrementAndGet(),
                                "permissions",
                                List.of("read")));
    }

    private Token expired() {
        Token token =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("brief " + NUMBER.incrementAndGet())
                                .may("read")
                                .with("lifespan", "PT1S"));
        TestRealm.await(
                () -> tokens.read(token).get("status").textValue(),
                status -> status.equals("expired"));
        return token;
    }

    private Token exempt() {
        return REALM.token(
                tokens.entityId(), NewToken.named("exempt").may("read").with("exempt", true));
    }

    @Test
    void oneTokenMoreIsRefused() {
        tokens.withRule("maxTokens", 2);
        create().expect(201);
        create().expect(201);

        assertRefused(create(), 400, "maxTokens");
    }

    @Test
    void tokenThatIsGoneRevokedOrExpiredMakesRoom() {
        expired();
        Token deleted = tokens.token();
        Token revoked = tokens.token();
        tokens.withRule("maxTokens", 2);
        assertRefused(create(), 400, "maxTokens");

        REALM.user("token-manager").delete(REALM.path(deleted)).expect(204);
        create().expect(201);
        assertRefused(create(), 400, "maxTokens");
        REALM.request("DELETE", "/entity-tokens/self").bearer(revoked.secret()).send().expect(204);

        create().expect(201);
        assertRefused(create(), 400, "maxTokens");
    }

    /** Nor does it come back by another expiry, or by a rotation. */
    @Test
    void expiredTokenComesBackOnlyIfThereIsRoom() {
        Token expired = expired();
        tokens.withRule("maxTokens", 1);
        create().expect(201);

        assertRefused(
                tokens.change(expired, "expiresTimestamp", 4_102_444_800_000L), 400, "maxTokens");
        assertRefused(tokens.rotate(expired), 400, "maxTokens");
        assertRefused(tokens.rotate(expired, "lifespan", "P1D"), 400, "maxTokens");

        assertThat(tokens.read(expired).get("generation").intValue()).isEqualTo(1);
        tokens.withRule("maxTokens", 2);
        tokens.rotate(expired).expect(200);
    }

    @Test
    void otherChangesOfAFullEntityGoOn() {
        Token token = tokens.token();
        tokens.token();
        tokens.withRule("maxTokens", 1);

        tokens.change(token, "description", "one too many").expect(204);
        tokens.rotate(token).expect(200);
    }

    @Test
    void noMoreThanThatAreMadeAtOnce() {
        tokens.withRule("maxTokens", 5);

        List<Answer> answers =
                AtOnce.map(IntStream.range(0, CALLS).boxed().toList(), number -> create());

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 400, 503);
        long made = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(made).isPositive().isLessThanOrEqualTo(5);
        assertThat(
                        REALM.user("viewer")
                                .get(
                                        REALM.admin(
                                                "/entities/" + tokens.entityId() + "/tokens/count"))
                                .json()
                                .longValue())
                .isEqualTo(made);
        if (answers.stream().noneMatch(answer -> answer.status() == 503)) {
            assertThat(made).isEqualTo(5);
        }
    }

    @Test
    void exemptTokenComesBackUnderTheRulesOnlyIfThereIsRoom() {
        Token exempt = exempt();
        tokens.withRule("maxTokens", 1);
        create().expect(201);

        assertRefused(subject(exempt), 400, "maxTokens");
        assertThat(tokens.read(exempt).get("exempt").booleanValue()).isTrue();
        tokens.withRule("maxTokens", 2);
        subject(exempt).expect(204);
    }

    private static Answer subject(Token exempt) {
        return REALM.user("entity-manager").put(REALM.path(exempt), Map.of("exempt", false));
    }

    private static Answer dryRun(Token token, Map<String, Object> change) {
        return REALM.user("entity-manager").put(REALM.path(token) + "?dryRun=true", change);
    }

    private String seen(Token token) {
        Answer answer = tokens.get(token);
        return answer.header("ETag") + answer.body();
    }

    /** One by another expiry, and one as it is exempt no more. */
    @Test
    void dryRunOfATokenThatWouldComeBackTellsThatThereIsNoRoom() {
        Map<Token, Map<String, Object>> comingBack =
                Map.of(
                        expired(), Map.of("expiresTimestamp", 4_102_444_800_000L),
                        exempt(), Map.of("exempt", false));
        tokens.withRule("maxTokens", 1);
        create().expect(201);

        comingBack.forEach(
                (token, change) -> assertRefused(dryRun(token, change), 400, "maxTokens"));
    }

    @Test
    void dryRunOfATokenThatWouldComeBackTakesNoRoom() {
        Map<Token, Map<String, Object>> comingBack =
                Map.of(
                        expired(), Map.of("expiresTimestamp", 4_102_444_800_000L),
                        exempt(), Map.of("exempt", false));
        tokens.withRule("maxTokens", 2);
        create().expect(201);

        comingBack.forEach(
                (token, change) -> {
                    String before = seen(token);
                    assertThat(dryRun(token, change).expect(200).json().has("outside")).isTrue();
                    assertThat(seen(token)).isEqualTo(before);
                });

        create().expect(201);
    }

    @Test
    void dryRunOfATokenThatHasItsPlaceGoesOnInAFullEntity() {
        Token token = tokens.token();
        tokens.token();
        tokens.withRule("maxTokens", 1);

        dryRun(token, Map.of("expiresTimestamp", 4_102_444_800_000L)).expect(200);
    }
}
