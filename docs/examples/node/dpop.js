// The proof of possession that comes with a JWT that is bound to a key, RFC 9449, section 4.3.
import { createHash } from "node:crypto";
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from "jose";

const LONGEST_AGE = 60;
const seen = new Map();

/** Throws unless the request shows that its sender has the key of the JWT. */
export async function verifyProof(proof, { method, url, token, claims }) {
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    typ: "dpop+jwt",
    maxTokenAge: LONGEST_AGE,
    requiredClaims: ["jti"],
  });
  const key = await calculateJwkThumbprint(protectedHeader.jwk);
  const hash = createHash("sha256").update(token).digest("base64url");
  if (
    payload.htm !== method ||
    payload.htu !== url ||
    payload.ath !== hash ||
    key !== claims.cnf?.jkt ||
    isReplayed(`${key} ${payload.jti}`)
  ) {
    throw new Error("not the proof of this request");
  }
}

function isReplayed(proof) {
  const now = Date.now() / 1000;
  for (const [old, time] of seen) {
    if (time > now - 2 * LONGEST_AGE) break;
    seen.delete(old);
  }
  if (seen.has(proof)) return true;
  seen.set(proof, now);
  return false;
}
