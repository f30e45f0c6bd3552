package io.entitytokens.mapper;

import io.entitytokens.token.verify.Grant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A URI that stands in {@code aud} for all resource servers of an entity: a prefix, and the
 * entity's name. It opens no other endpoint: it is the id of no client, and no address of Keycloak.
 */
final class AudienceUri {

    static final String PREFIX = "uri.prefix";

    /** A scheme, and what may follow it: RFC 3986, appendix A. */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,200}");

    private AudienceUri() {}

    static ProviderConfigProperty property() {
        return new ProviderConfigProperty(
                PREFIX,
                "entityAudienceMapper.prefix.label",
                "entityAudienceMapper.prefix.tooltip",
                ProviderConfigProperty.STRING_TYPE,
                null);
    }

    /**
     * @throws ProtocolMapperConfigException if no URI can be made with the configured prefix
     */
    static void validate(KeycloakSession session, ProtocolMapperModel config)
            throws ProtocolMapperConfigException {
        if (prefix(session, config).isEmpty()) {
            throw PermissionMapper.refusal(
                    "entityAudienceMapper.error.prefix",
                    "The prefix must be the beginning of a URI, and not of this server's own");
        }
    }

    /**
     * @return the URI, or empty where it would say more than the grant
     */
    static Optional<String> of(KeycloakSession session, ProtocolMapperModel config, Grant grant) {
        RealmModel realm = session.getContext().getRealm();
        return prefix(session, config)
                .map(prefix -> prefix + grant.entity().name())
                .filter(uri -> realm.getClientByClientId(uri) == null)
                .filter(uri -> isForAll(realm, grant));
    }

    /** The URI means all of the entity's audience; a client may have asked for less. */
    private static boolean isForAll(RealmModel realm, Grant grant) {
        return grant.entity().audience().stream()
                .map(realm::getClientById)
                .filter(Objects::nonNull)
                .map(ClientModel::getClientId)
                .allMatch(grant.audience()::contains);
    }

    private static Optional<String> prefix(KeycloakSession session, ProtocolMapperModel config) {
        String keycloak = session.getContext().getUri().getBaseUri().toString();
        return Setting.of(config, PREFIX)
                .filter(text -> FORM.matcher(text).matches())
                .filter(text -> !text.startsWith(keycloak));
    }
}
