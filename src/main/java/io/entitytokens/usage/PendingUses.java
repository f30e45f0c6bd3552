package io.entitytokens.usage;

import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenUse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Uses that wait to be written, added up by token, and no more tokens than fit. */
final class PendingUses {

    private final ConcurrentHashMap<TokenId, TokenUse> uses = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final int maxTokens;

    PendingUses(int maxTokens) {
        this.maxTokens = maxTokens;
    }

    /**
     * @return whether there was room; a use without is lost, as stamps may be and requests may not
     */
    boolean add(TokenUse use) {
        if (uses.size() >= maxTokens && !uses.containsKey(use.id())) {
            refused.add(use.count());
            return false;
        }
        uses.merge(use.id(), use, TokenUse::and);
        return true;
    }

    /** How many tokens' uses wait. */
    int size() {
        return uses.size();
    }

    /** How many uses found no room since this was last asked. */
    long takeRefused() {
        return refused.sumThenReset();
    }

    List<TokenUse> takeAll() {
        List<TokenUse> taken = new ArrayList<>();
        for (TokenId id : uses.keySet()) {
            TokenUse use = uses.remove(id);
            if (use != null) {
                taken.add(use);
            }
        }
        return taken;
    }
}
