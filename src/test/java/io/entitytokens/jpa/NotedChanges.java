package io.entitytokens.jpa;

import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cache that remembers nothing but what it was told to forget. */
final class NotedChanges implements TokenCache {

    private final List<TokenId> tokens = new ArrayList<>();

    List<TokenId> tokens() {
        return tokens;
    }

    @Override
    public void changedToken(TokenId id) {
        tokens.add(id);
    }

    @Override
    public void changedEntity(String id) {
        throw new UnsupportedOperationException("no entity changes here");
    }

    @Override
    public void changedRealm(String id) {
        throw new UnsupportedOperationException("no realm changes here");
    }

    @Override
    public Optional<String> issuingClient(String realmId) {
        return Optional.empty();
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        return Optional.empty();
    }
}
