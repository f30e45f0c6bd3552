package io.entitytokens.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;

/** A realm's entities, as the clients in their audiences come and go. */
record AudienceRealm(TestRealm realm) {

    Answer entity(String id) {
        return realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
    }

    List<String> audience(String id) {
        List<String> clientIds = new ArrayList<>();
        entity(id).json().get("audience").forEach(clientId -> clientIds.add(clientId.textValue()));
        return clientIds;
    }

    List<JsonNode> updates(String id) {
        List<JsonNode> events = new ArrayList<>();
        realm.user("viewer")
                .get(realm.admin("/entities/" + id + "/events?max=1000&kind=UPDATE"))
                .expect(200)
                .json()
                .forEach(events::add);
        return events;
    }

    void remove(Caller by, String internalId) {
        by.delete(realm.admin("/clients/" + internalId)).expect(204);
    }
}
