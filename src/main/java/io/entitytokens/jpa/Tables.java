package io.entitytokens.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the rows and the changelog to Keycloak's persistence unit. */
final class Tables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                EntityRow.class,
                AudienceRow.class,
                TokenRow.class,
                CurrentSecret.class,
                TokenUseRow.class,
                NetworkRow.class,
                SecretRow.class,
                SecretUseRow.class,
                PolicyRow.class,
                EventRow.class,
                IssuingClientRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/entity-tokens-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return TablesFactory.ID;
    }

    @Override
    public void close() {}
}
