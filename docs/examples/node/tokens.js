// The ways in which a resource server checks a token. Each gives the claims of a good one, and throws for any other.
import { createRemoteJWKSet, jwtVerify } from "jose";
import * as client from "openid-client";
import { verifyProof } from "./dpop.js";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, HINT } = process.env;
const issuer = new URL(ISSUER);
const options =
  issuer.protocol === "http:"
    ? { execute: [client.allowInsecureRequests] }
    : undefined;
const keycloak = await client.discovery(
  issuer,
  CLIENT_ID,
  CLIENT_SECRET,
  undefined,
  options,
);
const keys = createRemoteJWKSet(new URL(keycloak.serverMetadata().jwks_uri));

/** Asks Keycloak each time: a token that is switched off is refused on the next request. */
export async function introspection({ token }) {
  const claims = await client.tokenIntrospection(
    keycloak,
    token,
    HINT ? { token_type_hint: HINT } : {},
  );
  if (!claims.active) {
    throw new Error("inactive");
  }
  return claims;
}

/** Asks nobody, but for the keys: a JWT is good until it expires. */
export async function jwt({ scheme, token, proof, method, url }) {
  const { payload } = await jwtVerify(token, keys, {
    issuer: keycloak.serverMetadata().issuer,
    audience: CLIENT_ID,
    requiredClaims: ["exp", "entity"],
  });
  // Keycloak signs ID tokens with the same keys: those have another typ.
  if (payload.typ !== scheme) {
    throw new Error("not an access token of this scheme");
  }
  if (scheme === "DPoP") {
    await verifyProof(proof, { method, url, token, claims: payload });
  }
  return payload;
}

/** Trades an entity token for a JWT, to call another resource server with it. */
export function exchange(token, parameters = {}) {
  return client.genericGrantRequest(
    keycloak,
    "urn:ietf:params:oauth:grant-type:token-exchange",
    {
      subject_token: token,
      subject_token_type: "urn:keycloak:params:oauth:token-type:entity-token",
      ...parameters,
    },
  );
}
