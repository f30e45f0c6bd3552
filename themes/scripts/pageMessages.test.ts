import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SHARED_COMPONENT_KEYS } from "../messages/catalog.ts";
import { LANGUAGES } from "../src/languages.ts";
import { checkBundles, entriesOf } from "./messages.ts";
import { messageRooms } from "./pageMessages.ts";

const ROOMS = messageRooms();
const SRC = fileURLToPath(new URL("../src/", import.meta.url));
const SOURCES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(SRC, name), "utf8"));
const SHARED_COMPONENTS = readFileSync(
  fileURLToPath(
    new URL(
      "../node_modules/@keycloak/keycloak-ui-shared/dist/keycloak-ui-shared.js",
      import.meta.url,
    ),
  ),
  "utf8",
);

function keysOf(room: string): string[] {
  const english = readFileSync(join(room, "messages_en.properties"), "utf8");
  return entriesOf(english).map(([key]) => key);
}

/** The names in the double braces of a message. */
function placeholdersOf(message: string): string[] {
  return [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();
}

const KEYS = ROOMS.flatMap(keysOf);

describe.each(ROOMS.map((room) => [basename(room), room]))("the messages of %s", (_, room) => {
  it("have no problems, and the same keys in all languages", () => {
    expect(checkBundles(room, { languages: LANGUAGES, keys: keysOf(room) }).problems).toEqual([]);
  });

  it.each(LANGUAGES)("have the English placeholders in %s", (language) => {
    const read = (name: string) =>
      entriesOf(readFileSync(join(room, `messages_${name}.properties`), "utf8")).map(
        ([key, value]) => [key, placeholdersOf(value)],
      );
    expect(Object.fromEntries(read(language))).toEqual(Object.fromEntries(read("en")));
  });
});

describe("the keys of all rooms", () => {
  it("belong to one room each", () => {
    expect(KEYS.filter((key, index) => KEYS.indexOf(key) !== index)).toEqual([]);
  });

  it("are all used by a source, as a whole literal, or by a shared component", () => {
    const isUsed = (key: string) =>
      SOURCES.some((source) => source.includes(`"${key}"`) || source.includes(`.${key}`)) ||
      SHARED_COMPONENT_KEYS.some((shared) => shared === key);
    expect(KEYS.filter((key) => !isUsed(key))).toEqual([]);
  });

  it("include every key that a source uses", () => {
    // t("…"), t(is ? "…" : "…"), addError("…"), and properties such as displayKey="…".
    const calls = SOURCES.flatMap((source) =>
      [...source.matchAll(/\b(?:t|addError)\(([^()]*)/g)].flatMap(([, argument]) =>
        [...(argument ?? "").replace(/\{.*/s, "").matchAll(/[?:(,]?\s*"(\w+)"/g)].map(
          ([, key]) => key,
        ),
      ),
    );
    const properties = SOURCES.flatMap((source) =>
      [...source.matchAll(/\w+Key(?:=|: )"(\w+)"/g)].map(([, key]) => key),
    );
    const asked = [...new Set([...calls, ...properties])];
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((key) => key === undefined || !KEYS.includes(key))).toEqual([]);
  });

  it("include every key of the catalog, and a shared component uses it", () => {
    expect(SHARED_COMPONENT_KEYS.filter((key) => !KEYS.includes(key))).toEqual([]);
    expect(
      SHARED_COMPONENT_KEYS.filter((key) => !SHARED_COMPONENTS.includes(`("${key}")`)),
    ).toEqual([]);
  });
});
