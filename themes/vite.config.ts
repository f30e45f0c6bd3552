import react from "@vitejs/plugin-react-swc";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { pageMessages } from "./scripts/pageMessages.ts";
import { theme } from "./scripts/theme.ts";

const target = fileURLToPath(new URL("../target/classes/", import.meta.url));

export default defineConfig({
  // Paths are relative, because only the server knows the URL of the theme.
  base: "",
  publicDir: false,
  plugins: [react(), pageMessages(), theme(target)],
  build: {
    outDir: `${target}theme/entity-tokens/admin/resources`,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      // The stock console's import map provides these modules.
      external: ["react", "react/jsx-runtime", "react-dom"],
      input: { entities: "src/host/main.ts" },
      output: {
        // Browsers cache scripts for a month, so each build needs new names.
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
