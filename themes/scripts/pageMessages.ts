import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type Language, LANGUAGES } from "../src/languages.ts";
import { entriesOf } from "./messages.ts";

const SOURCE = fileURLToPath(new URL("../messages/", import.meta.url));
const PREFIX = "virtual:messages/";

/** The messages that are shown outside our pages; one script has them in all languages. */
const MENU_KEYS = ["entities", "manage", "unknownConsole", "closeNotice"];

/** The directories with the messages of our pages. */
export function messageRooms(): string[] {
  return readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(SOURCE, entry.name));
}

/** All messages of our pages in one language. */
export function messagesOf(language: Language): Record<string, string> {
  return Object.fromEntries(
    messageRooms().flatMap((room) =>
      entriesOf(readFileSync(join(room, `messages_${language}.properties`), "utf8")),
    ),
  );
}

/** Provides the modules `virtual:messages/<language>` and `virtual:messages/menu`. */
export function pageMessages(): Plugin {
  return {
    name: "entity-tokens-messages",
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) {
        return undefined;
      }
      const name = id.slice(PREFIX.length + 1);
      const language = LANGUAGES.find((known) => known === name);
      if (language !== undefined) {
        return `export default ${JSON.stringify(messagesOf(language))};`;
      }
      const labels = Object.fromEntries(
        LANGUAGES.map((known) => {
          const messages = messagesOf(known);
          return [known, Object.fromEntries(MENU_KEYS.map((key) => [key, messages[key]]))];
        }),
      );
      return `export const LABELS = ${JSON.stringify(labels)};`;
    },
  };
}
