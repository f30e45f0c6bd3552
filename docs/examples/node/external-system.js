// An external system that holds an entity token: it gets a JWT for it, and calls a resource server.
//
//   node external-system.js <URL>
//
// ISSUER    the realm, https://keycloak.example/realms/demo
// TOKEN     the entity token
// CLIENT_AUTH  post (if left out) or basic
// SCOPE     entity:read for fewer permissions than the token has; all of them if left out
// DPOP      true for a JWT that is bound to a key of this process
import * as client from "openid-client";

const { ISSUER, TOKEN, CLIENT_AUTH = "post", SCOPE, DPOP } = process.env;
const authentications = {
  post: client.ClientSecretPost,
  basic: client.ClientSecretBasic,
};
const issuer = new URL(ISSUER);
const options =
  issuer.protocol === "http:"
    ? { execute: [client.allowInsecureRequests] }
    : undefined;

const keycloak = await client.discovery(
  issuer,
  "entity-tokens",
  undefined,
  authentications[CLIENT_AUTH](TOKEN),
  options,
);
const dpop =
  DPOP === "true"
    ? client.getDPoPHandle(keycloak, await client.randomDPoPKeyPair())
    : undefined;

const tokens = await client.clientCredentialsGrant(
  keycloak,
  SCOPE ? { scope: SCOPE } : {},
  { DPoP: dpop },
);
const answer = await client.fetchProtectedResource(
  keycloak,
  tokens.access_token,
  new URL(process.argv[2]),
  "GET",
  null,
  undefined,
  { DPoP: dpop },
);
console.log(answer.status, tokens.token_type, tokens.scope);
