package io.entitytokens.release;

import java.util.Map;
import org.keycloak.compatibility.CompatibilityMetadataProvider;

/**
 * Which versions of this extension may run side by side, for {@code kc.sh update-compatibility}.
 * Versions of the same level may; versions of different levels may not, and Keycloak tells the
 * operator to stop all nodes first. A version without a level is taken for one of another level:
 * 0.1.0 has none, and a server without this extension looks the same.
 */
public final class ReleaseCompatibility implements CompatibilityMetadataProvider {

    private static final String ID = "entity-tokens";
    private static final String LEVEL = "level";

    /**
     * One more whenever nodes of this version and of the one before must not run side by side,
     * because of the tables or of what nodes tell each other; the same in all other releases.
     * {@code docs/operations.md} lists the levels.
     */
    private static final int CURRENT = 4;

    @Override
    public Map<String, String> metadata() {
        return Map.of(LEVEL, Integer.toString(CURRENT));
    }

    @Override
    public String getId() {
        return ID;
    }
}
