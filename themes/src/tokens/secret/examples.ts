import type { Permission } from "../../api/tokens.ts";

/** The examples read the secret from this variable, so that no shell history contains it. */
const VARIABLE = "ENTITY_TOKEN";

export function envLine(secret: string): string {
  return `${VARIABLE}=${secret}`;
}

/** A command that asks the same question as a gateway. */
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

/** A command that exchanges the secret for a JWT. */
export function jwtExample(realmUrl: string): string {
  return [
    "curl -d grant_type=client_credentials \\",
    `  -d client_id=entity-tokens -d "client_secret=$${VARIABLE}" \\`,
    `  ${quoted(`${realmUrl}/protocol/openid-connect/token`)}`,
  ].join("\n");
}

/** The URL as one word of a shell, whatever characters it contains. */
function quoted(url: string): string {
  return `'${new URL(url).href.replaceAll("'", "%27")}'`;
}
