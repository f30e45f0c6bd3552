package io.entitytokens.mapper;

import java.util.Optional;
import org.keycloak.models.ProtocolMapperModel;

/** What an admin has set. The console sends an empty field as an empty text. */
final class Setting {

    private Setting() {}

    static Optional<String> of(ProtocolMapperModel config, String property) {
        return Optional.ofNullable(config.getConfig())
                .map(settings -> settings.get(property))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
