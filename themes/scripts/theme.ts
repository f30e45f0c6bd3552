import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const NAME = "entity-tokens";

/** Makes the build an admin theme with our script. The server chooses the parent theme. */
export function theme(target: string): Plugin {
  return {
    name: "entity-tokens-theme",
    apply: "build",
    writeBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (entry === undefined) {
        throw new Error("the build has no entry");
      }
      const directory = join(target, "theme", NAME, "admin");
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "theme.properties"), `scripts=${entry.fileName}\n`);
    },
  };
}
