import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const NAME = "entity-tokens";

/** Makes an admin theme of the build: Keycloak's own, and our script. */
export function theme(target: string): Plugin {
  return {
    name: "entity-tokens-theme",
    apply: "build",
    writeBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (entry === undefined) {
        throw new Error("the build has no entry");
      }
      write(join(target, "theme", NAME, "admin"), "theme.properties", [
        "parent=keycloak.v2",
        `scripts=${entry.fileName}`,
      ]);
      write(join(target, "META-INF"), "keycloak-themes.json", [
        JSON.stringify({ themes: [{ name: NAME, types: ["admin"] }] }),
      ]);
    },
  };
}

function write(directory: string, name: string, lines: readonly string[]): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, name), `${lines.join("\n")}\n`);
}
