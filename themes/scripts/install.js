// This is plain JavaScript, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const themes = new URL("../", import.meta.url);
const stamp = new URL("node_modules/.installed-from", themes);

const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
for (const name of [".npmrc", "package.json", "package-lock.json"]) {
  hash.update(readFileSync(new URL(name, themes)));
}
const wanted = hash.digest("hex");

if (readStamp() === wanted) {
  console.log("node_modules is up to date");
} else {
  // npm ci removes node_modules together with the stamp, so an interrupted run is repeated.
  const npm = spawnSync("npm ci --no-audit --no-fund", {
    cwd: themes,
    shell: true,
    stdio: "inherit",
  });
  if (npm.status === 0) {
    writeFileSync(stamp, wanted);
  } else {
    process.exitCode = 1;
  }
}

function readStamp() {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}
