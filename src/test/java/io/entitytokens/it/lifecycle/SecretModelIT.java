package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Secrets are made, ended and used in random orders; after each step the server accepts those that
 * a small model accepts. {@code -Dsecret.model.seed} tries other orders.
 */
@Tag("database")
final class SecretModelIT {

    private static final long SEED = Long.getLong("secret.model.seed", 20_261_130);
    private static final int SEQUENCES = 60;
    private static final int STEPS = 12;

    /** So many run beside each other, since some wait for an overlap to end. */
    private static final int AT_ONCE = 6;

    private static final TestRealm REALM = TestRealm.of(SecretModelIT.class);
    private static final Rotations INVOICE = Rotations.in(REALM);

    @Test
    void serverAcceptsWhatTheModelAccepts(TestReporter reporter) {
        reporter.publishEntry("secret.model.seed", Long.toString(SEED));

        for (int first = 0; first < SEQUENCES; first += AT_ONCE) {
            List<Integer> numbers = IntStream.range(first, first + AT_ONCE).boxed().toList();
            AtOnce.map(numbers, number -> new Sequence(number).run());
        }
    }

    /** One token, whose entity nobody else changes meanwhile. */
    private static final class Sequence {

        private final int number;
        private final Random random;
        private final Rotations tokens;
        private final SecretModel model;
        private final List<String> history = new ArrayList<>();

        Sequence(int number) {
            this.number = number;
            random = new Random(SEED + number);
            tokens = INVOICE.of("invoice-" + number);
            model = new SecretModel(tokens.token());
        }

        int run() {
            check();
            for (int i = 0; i < STEPS; i++) {
                step();
                check();
            }
            return number;
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1 -> rotate("PT0S");
                case 2, 3, 4, 5, 6 -> rotate("PT1H");
                case 7 -> rotate("PT1S");
                case 8, 9 -> use();
                default -> end();
            }
        }

        private void rotate(String overlap) {
            boolean isOverlapping = !overlap.equals("PT0S");
            dismissSuspicion();
            Answer answer =
                    tokens.rotate(model.newest(), "overlap", overlap, "endOnFirstUse", false);
            history.add("rotate " + overlap + ": " + answer.status());
            if (answer.status() == 400 && isOverlapping && model.isSuspectable()) {
                // A suspicion came after its dismissal: it is raised off the request path.
                return;
            }
            if (isOverlapping && model.isFull()) {
                assertThat(answer.status()).as(told()).isEqualTo(409);
                return;
            }
            assertThat(answer.status()).as(told()).isEqualTo(200);
            model.rotated(Rotations.newest(model.newest(), answer));
            if (overlap.equals("PT1S")) {
                awaitEndOfOthers();
            }
            if (!overlap.equals("PT1H")) {
                model.allButNewestEnded();
            }
        }

        /** A suspected token takes no overlap. */
        private void dismissSuspicion() {
            if (model.isSuspectable()) {
                REALM.user("token-manager")
                        .request("POST", REALM.path(model.newest()) + "/suspicion/dismiss")
                        .send()
                        .expect(204);
            }
        }

        private void awaitEndOfOthers() {
            model.good().stream()
                    .filter(secret -> !secret.equals(model.newest()))
                    .forEach(tokens::awaitRefused);
        }

        private void use() {
            List<Token> good = model.good();
            Token used = good.get(random.nextInt(good.size()));
            history.add("use " + (model.secrets().indexOf(used) + 1));
            assertThat(tokens.isGood(used)).as(told()).isTrue();
        }

        private void end() {
            int oldest = model.oldestKnown();
            int generation = oldest + random.nextInt(model.generation() - oldest + 1);
            boolean isCurrent = generation == model.generation();
            int status = tokens.end(model.newest(), generation).status();
            history.add("end " + generation + ": " + status);
            assertThat(status).as(told()).isEqualTo(isCurrent ? 409 : 204);
            if (!isCurrent) {
                model.ended(generation);
            }
        }

        private void check() {
            for (int generation = 1; generation <= model.generation(); generation++) {
                assertThat(tokens.isGood(model.secret(generation)))
                        .as("secret %s after %s", generation, told())
                        .isEqualTo(model.isGood(generation));
            }
        }

        private String told() {
            return "seed " + SEED + ", sequence " + number + ": " + String.join(", ", history);
        }
    }
}
