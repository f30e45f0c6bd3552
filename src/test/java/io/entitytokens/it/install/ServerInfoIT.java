package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import org.junit.jupiter.api.Test;

/** Proof that the jar under test is the one that runs. */
class ServerInfoIT {

    @Test
    void versionShowsInTheServerInfo() {
        JsonNode info = Caller.masterAdmin().get("/admin/serverinfo").expect(200).json();

        assertThat(
                        info.at(
                                        "/providers/entity-token-realm/providers/default/operationalInfo/version")
                                .textValue())
                .isEqualTo(System.getProperty("project.version"));
    }
}
