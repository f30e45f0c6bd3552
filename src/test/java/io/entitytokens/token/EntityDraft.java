package io.entitytokens.token;

import java.util.List;
import java.util.Set;

/** An entity for tests: valid until a test says otherwise. */
public final class EntityDraft {

    public static final String REALM = "7f2a0c1e-realm";

    private String name = "invoice";
    private String displayName = "Invoices";
    private String description = "All of them";
    private boolean enabled = true;
    private Set<String> audience = Set.of();

    private AddressList addresses;
    private List<RateLimit> limits = List.of();

    private EntityDraft() {}

    public static EntityDraft invoice() {
        return new EntityDraft();
    }

    public EntityDraft named(String text) {
        name = text;
        return this;
    }

    public EntityDraft displayName(String text) {
        displayName = text;
        return this;
    }

    public EntityDraft description(String text) {
        description = text;
        return this;
    }

    public EntityDraft disabled() {
        enabled = false;
        return this;
    }

    public EntityDraft audience(Set<String> internalIds) {
        audience = internalIds;
        return this;
    }

    /** Its tokens are good from these networks only. */
    public EntityDraft addresses(String... networks) {
        addresses = AddressList.parse(List.of(networks));
        return this;
    }

    public EntityDraft limits(RateLimit... only) {
        limits = List.of(only);
        return this;
    }

    public Entity build() {
        return new Entity(
                "3d1c6c53-entity",
                REALM,
                name,
                new EntitySettings(displayName, description, enabled, audience, addresses, limits),
                1_000,
                2_000,
                3);
    }
}
