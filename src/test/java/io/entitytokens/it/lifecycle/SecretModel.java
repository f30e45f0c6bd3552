package io.entitytokens.it.lifecycle;

import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every secret that a token ever had, and which of them must be accepted. */
final class SecretModel {

    /** So many secrets are good at a time. */
    private static final int MOST_GOOD = 3;

    /** So many secrets that were replaced are still known. */
    private static final int KNOWN_OLDER = 5;

    private final List<Token> secrets = new ArrayList<>();
    private final Set<Integer> good = new TreeSet<>();
    private boolean suspectable;

    SecretModel(Token first) {
        add(first);
    }

    private void add(Token secret) {
        secrets.add(secret);
        good.add(generation());
    }

    /** Of the newest secret. */
    int generation() {
        return secrets.size();
    }

    Token newest() {
        return secret(generation());
    }

    Token secret(int generation) {
        return secrets.get(generation - 1);
    }

    List<Token> secrets() {
        return List.copyOf(secrets);
    }

    List<Token> good() {
        return good.stream().map(this::secret).toList();
    }

    boolean isGood(int generation) {
        return good.contains(generation);
    }

    boolean isFull() {
        return good.size() == MOST_GOOD;
    }

    /** Whether a secret that was ended early has been presented, which makes a token suspected. */
    boolean isSuspectable() {
        return suspectable;
    }

    int oldestKnown() {
        return Math.max(1, generation() - KNOWN_OLDER);
    }

    void rotated(Token secret) {
        add(secret);
    }

    /** The newest took the place of all others. */
    void allButNewestEnded() {
        good.retainAll(Set.of(generation()));
    }

    void ended(int generation) {
        suspectable |= good.remove(generation);
    }
}
