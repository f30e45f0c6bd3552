package io.entitytokens.audit;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link Audit} of a session. */
public interface AuditFactory extends ProviderFactory<Audit> {

    /** That of this node, which needs no session. */
    CountingAudit counting();
}
