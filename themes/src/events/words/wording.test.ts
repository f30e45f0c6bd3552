import { createInstance, type TFunction } from "i18next";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { messagesOf } from "../../../scripts/pageMessages.ts";
import type { EntityEvent } from "../../api/events.ts";
import { actorWords } from "./acts.ts";
import { endpointName } from "./endpoints.ts";
import { kindName, KINDS } from "./kinds.ts";
import { reasonSentence } from "./reasons.ts";
import { whoOf } from "./who.ts";
import { sortOf, wordsOf } from "./wording.ts";

const SERVER = fileURLToPath(
  new URL("../../../../src/main/java/io/entitytokens/", import.meta.url),
);

let t: TFunction;

beforeAll(async () => {
  t = await createInstance().init({
    lng: "en",
    showSupportNotice: false,
    resources: { en: { translation: messagesOf("en") } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
});

function change(kind: string, more: Partial<EntityEvent> = {}): EntityEvent {
  return { id: "1", timestamp: 0, category: "admin", kind, ...more };
}

function use(kind: string, more: Partial<EntityEvent> = {}): EntityEvent {
  return { id: "1", timestamp: 0, category: "use", kind, ...more };
}

function act(action: string, more: Partial<EntityEvent> = {}): EntityEvent {
  return change("ACTION", { ...TOKEN, details: { action }, ...more });
}

function switched(enabled: boolean): Partial<EntityEvent> {
  return { before: { enabled: !enabled }, after: { enabled } };
}

const POLICY = { maxOverlap: "PT1H" };

const TOKEN = { tokenId: "5O9STT1CKxK1x2NXPCwlMn", tokenName: "SAP" };

describe("an event of a change", () => {
  it.each([
    ["Entity created", change("CREATE", { after: { enabled: true } })],
    ["Entity changed", change("UPDATE", { after: { displayName: "Invoice" } })],
    ["Entity disabled", change("UPDATE", switched(false))],
    ["Entity deleted", change("DELETE")],
    ["Token created", change("CREATE", TOKEN)],
    ["Token changed", change("UPDATE", TOKEN)],
    ["Token changed", change("UPDATE", { ...TOKEN, after: { enabled: true, name: "ERP" } })],
    ["Token enabled", change("ACTION", { ...TOKEN, ...switched(true) })],
    ["Token disabled", change("ACTION", { ...TOKEN, ...switched(false) })],
    ["Token enabled or disabled", change("ACTION", TOKEN)],
    ["Token deleted", change("DELETE", TOKEN)],
    ["Secret rotated", act("rotate")],
    ["Old secret ended", act("end_secret")],
    ["Suspicion dismissed", act("dismiss_suspicion")],
    ["Old secret reused", act("suspect")],
    ["Token disabled", act("disable", switched(false))],
    ["Token revoked", act("revoke")],
    ["Leak reported", act("report_leak")],
    ["enlarge", act("enlarge")],
    ["Policy changed", change("UPDATE", { before: { maxOverlap: null }, after: POLICY })],
    ["Policy changed", change("UPDATE", { after: { maxTokens: 10, permissions: ["read"] } })],
    ["Token changed", change("UPDATE", { ...TOKEN, after: { permissions: ["read"] } })],
    ["REPAIR", change("REPAIR", TOKEN)],
  ])("is called %s", (words, event) => {
    expect(wordsOf(t, event)).toBe(words);
    expect(sortOf(event)).toBe("change");
  });
});

describe("an event of a use", () => {
  it.each([
    ["Token used: Read, Write", use("CLIENT_LOGIN", { permission: "read write" })],
    ["Token used: Read, export", use("CLIENT_LOGIN", { permission: "read export" })],
    ["Token used", use("INTROSPECT_TOKEN")],
  ])("is called %s", (words, event) => {
    expect(wordsOf(t, event)).toBe(words);
    expect(sortOf(event)).toBe("use");
  });
});

describe("an event of a refusal", () => {
  it.each([
    ["The token lacks the permission", { reason: "missing_permission", error: "not_allowed" }],
    [
      "The token lacks the permission: Delete",
      { reason: "missing_permission", permission: "delete" },
    ],
    [
      "The token lacks one of these permissions: Read, Delete",
      { reason: "missing_permission", permission: "read delete" },
    ],
    ["The token is for another entity", { reason: "wrong_entity" }],
    [
      "The token is not for the requested entity: customer",
      { reason: "wrong_entity", requestedEntity: "customer" },
    ],
    ["out_of_mood", { reason: "out_of_mood", error: "not_allowed" }],
    ["not_allowed", { error: "not_allowed" }],
    ["Refusal: Token exchange", {}],
  ])("says %s", (words, more) => {
    const event = use("TOKEN_EXCHANGE_ERROR", more);
    expect(wordsOf(t, event)).toBe(words);
    expect(sortOf(event)).toBe("refusal");
  });
});

describe("who caused an event", () => {
  const issuer = { clientId: "entity-tokens" };
  it.each([
    ["alice", "admin-cli", change("UPDATE", { username: "alice", clientId: "admin-cli" })],
    ["This server", undefined, act("disable", { details: { actor: "server" } })],
    ["A gateway", undefined, use("PERMISSION_TOKEN", { endpoint: "forward_auth", ...issuer })],
    ["Holder of the token", undefined, use("PERMISSION_TOKEN", { endpoint: "self", ...issuer })],
    [
      "Holder of the token",
      "entity-tokens",
      use("CLIENT_LOGIN", { endpoint: "client_credentials", ...issuer }),
    ],
    ["erp", undefined, use("INTROSPECT_TOKEN", { endpoint: "introspection", clientId: "erp" })],
    [undefined, undefined, use("INTROSPECT_TOKEN")],
  ])("is %s, by the client %s", (name, client, event) => {
    expect(whoOf(t, event)).toEqual({ name, client });
  });
});

/** The server's Java sources, in whichever package an enum has its place. */
const SOURCES = readdirSync(SERVER, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".java"))
  .map((name) => readFileSync(join(SERVER, name), "utf8"));

/** The constants of a server's enum, written as events have them. */
function codesOf(name: string): string[] {
  return SOURCES.filter((source) => source.includes(`\npublic enum ${name} {`))
    .flatMap((source) => [...source.matchAll(/^ {4}([A-Z_]+)[(,;]/gm)])
    .map(([, constant]) => (constant ?? "").toLowerCase());
}

describe("the console", () => {
  it("has a sentence for every reason", () => {
    const reasons = codesOf("Reason");
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter((reason) => reasonSentence(t, reason) === reason)).toEqual([]);
  });

  it("has a name for every endpoint", () => {
    const endpoints = codesOf("Endpoint");
    expect(endpoints.length).toBeGreaterThan(4);
    expect(endpoints.filter((endpoint) => endpointName(t, endpoint) === endpoint)).toEqual([]);
  });

  it.each(["holder", "server", "reporter"])("has words for the %s who acts", (actor) => {
    expect(actorWords(t, actor)).not.toBe(actor);
  });

  it("has a name of its own for every kind", () => {
    const names = KINDS.map(({ kind }) => kindName(t, kind));
    expect(names).toHaveLength(12);
    expect(new Set(names).size).toBe(12);
    expect(names).toContain("Refusal: Forward auth, AuthZEN, Token's own endpoint");
    expect(kindName(t, "REPAIR")).toBe("REPAIR");
  });
});
