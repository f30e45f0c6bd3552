import { fileURLToPath } from "node:url";
import { build } from "vite";
import { SERVER_KEYS } from "../messages/catalog.ts";
import { LANGUAGES } from "../src/languages.ts";
import { buildMessages } from "./messages.ts";

const source = new URL("../messages/", import.meta.url);
const target = new URL("../../target/classes/theme-resources/messages/", import.meta.url);

const problems = buildMessages(fileURLToPath(source), fileURLToPath(target), {
  languages: LANGUAGES,
  keys: SERVER_KEYS,
});

if (problems.length > 0) {
  console.error(["Messages not built:", ...problems.map((p) => `messages/${p}`)].join("\n"));
  process.exitCode = 1;
} else {
  console.log(`Messages built: ${SERVER_KEYS.length} keys in ${LANGUAGES.length} languages`);
  await build({ root: fileURLToPath(new URL("../", import.meta.url)), logLevel: "warn" });
}
