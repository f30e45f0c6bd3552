package io.entitytokens.it.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;

/** How an external system shows its client secret. */
enum SecretWay {
    BASIC {
        @Override
        ClientAuthentication authentication(String clientId, String secret) {
            return new ClientSecretBasic(new ClientID(clientId), new Secret(secret));
        }
    },
    POST {
        @Override
        ClientAuthentication authentication(String clientId, String secret) {
            return new ClientSecretPost(new ClientID(clientId), new Secret(secret));
        }
    };

    abstract ClientAuthentication authentication(String clientId, String secret);
}
