import type { Permission } from "../api/tokens.ts";

/** The variable that the examples read the secret from: it belongs in no shell history. */
const VARIABLE = "ENTITY_TOKEN";

export function envLine(secret: string): string {
  return `${VARIABLE}=${secret}`;
}

/** Asks as a gateway asks. */
export function forwardAuthExample(
  realmUrl: string,
  entity: string,
  permission: Permission,
): string {
  const question = new URLSearchParams({ entity, permission }).toString();
  return [
    `curl -i -H "Authorization: Bearer $${VARIABLE}" \\`,
    `  ${quoted(`${realmUrl}/entity-tokens/authorize?${question}`)}`,
  ].join("\n");
}

/** Trades the secret for a JWT. */
export function jwtExample(realmUrl: string): string {
  return [
    "curl -d grant_type=client_credentials \\",
    `  -d client_id=entity-tokens -d "client_secret=$${VARIABLE}" \\`,
    `  ${quoted(`${realmUrl}/protocol/openid-connect/token`)}`,
  ].join("\n");
}

/** As one word of a shell. */
function quoted(url: string): string {
  return `'${url.replaceAll("'", "%27")}'`;
}
