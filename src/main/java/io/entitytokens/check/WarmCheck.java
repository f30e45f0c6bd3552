package io.entitytokens.check;

import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A check from the node's memory. What it cannot tell, or cannot note, it leaves to one that has a
 * session: that is a refusal for {@link Reason#UNAVAILABLE}, which is never noted here.
 */
public final class WarmCheck implements RequestCheck {

    private final WarmChecks node;
    private final ReceivedRequest request;
    private final AskedRealm realm;
    private final Optional<TokenId> none;
    private final Clock clock = Clock.systemUTC();

    /** The token that was asked for and is not remembered; null if there was none. */
    private TokenId missing;

    WarmCheck(WarmChecks node, ReceivedRequest request, AskedRealm realm, Optional<TokenId> none) {
        this.node = node;
        this.request = request;
        this.realm = realm;
        this.none = none;
    }

    @Override
    public AskedRealm realm() {
        return realm;
    }

    @Override
    public ReceivedRequest request() {
        return request;
    }

    @Override
    public Verdict verify(String presented, Demand demand) {
        TokenVerifier verifier = new TokenVerifier(this::find, WarmCheck::notRemembered, clock);
        return Checks.watched(verifier.verify(presented, demand));
    }

    /** In a flood, what is no token may be forgotten as soon as it was read. */
    private Optional<StoredToken> find(TokenId id) {
        if (none.isPresent() && none.get().equals(id)) {
            return Optional.empty();
        }
        try {
            return node.remembered().find(id);
        } catch (LookupUnavailableException e) {
            missing = id;
            throw e;
        }
    }

    /**
     * Has the token read that this check did not find. Nobody waits for it; another check may be
     * able to tell afterwards.
     *
     * @param then told once, on another thread, when it has been read or could not be: the id if it
     *     belongs to no token
     * @return false if no token was missing, or nothing can be read now; then nothing is told
     */
    public boolean readMissing(Consumer<Optional<TokenId>> then) {
        Optional<TokenId> id = Optional.ofNullable(missing);
        return id.isPresent()
                && node.remembered()
                        .read(id.get(), isNone -> then.accept(isNone ? id : Optional.empty()));
    }

    private static boolean notRemembered(String client) {
        throw new LookupUnavailableException("Not remembered");
    }

    /** The first use of a secret is written at once, so nothing is counted for it here. */
    @Override
    public Verdict admit(Demand demand, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted && accepted.secret().isFirstUseAwaited()) {
            return Verdict.Refused.of(Reason.UNAVAILABLE, accepted.stored());
        }
        return Checks.admit(node.endpoint(), node::limiter, demand, verdict);
    }

    @Override
    public boolean note(String clientId, Demand demand, Verdict verdict) {
        if (verdict.refusal().filter(WarmCheck::takesASession).isPresent()
                || !node.audit()
                        .count(
                                realm.id(),
                                node.endpoint(),
                                clientId,
                                request.literal(),
                                demand,
                                verdict)) {
            return false;
        }
        if (verdict instanceof Verdict.Accepted accepted) {
            Checks.record(node.uses(), node.endpoint(), demand, accepted, clock.millis());
        }
        return true;
    }

    /** Of a retired secret, others are told. */
    private static boolean takesASession(Verdict.Refused refused) {
        return refused.reason() == Reason.UNAVAILABLE || refused.retired().isPresent();
    }
}
