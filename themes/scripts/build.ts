import { fileURLToPath } from "node:url";
import { KEYS, LANGUAGES } from "../messages/catalog.ts";
import { buildMessages } from "./messages.ts";

const source = new URL("../messages/", import.meta.url);
const target = new URL("../../target/classes/theme-resources/messages/", import.meta.url);

const problems = buildMessages(fileURLToPath(source), fileURLToPath(target), {
  languages: LANGUAGES,
  keys: KEYS,
});

if (problems.length > 0) {
  console.error(["Messages not built:", ...problems.map((p) => `messages/${p}`)].join("\n"));
  process.exitCode = 1;
} else {
  console.log(`Messages built: ${KEYS.length} keys in ${LANGUAGES.length} languages`);
}
