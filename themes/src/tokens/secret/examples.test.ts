import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { envLine, forwardAuthExample, jwtExample } from "./examples.ts";

const REALM = "https://id.example.org/realms/it's";

describe("the examples", () => {
  it("ask forward auth for a permission of the entity", () => {
    expect(forwardAuthExample(REALM, "invoice", "read")).toBe(
      'curl -i -H "Authorization: Bearer $ENTITY_TOKEN" \\\n' +
        "  'https://id.example.org/realms/it%27s/entity-tokens/authorize?entity=invoice&permission=read'",
    );
  });

  it("ask for a JWT", () => {
    expect(jwtExample(REALM)).toBe(
      "curl -d grant_type=client_credentials \\\n" +
        '  -d client_id=entity-tokens -d "client_secret=$ENTITY_TOKEN" \\\n' +
        "  'https://id.example.org/realms/it%27s/protocol/openid-connect/token'",
    );
  });

  it("contain the secret only in the line for the .env file", () => {
    expect(envLine("ket_x")).toBe("ENTITY_TOKEN=ket_x");
  });
});

/** The arguments that a shell passes to curl. */
function words(command: string): string[] {
  const shell = `curl() { printf '%s\\n' "$@"; }; ENTITY_TOKEN=ket_x; ${command}`;
  return execFileSync("bash", ["-c", shell], { encoding: "utf8" }).trimEnd().split("\n");
}

describe("a name in an example", () => {
  it.each([
    "it's",
    "'; echo broken; '",
    "$(echo broken)",
    "`echo broken`",
    '"; echo broken; "',
    "a\necho broken",
    "\\' & echo broken #",
    "!!",
    "\u2019\u2018",
  ])("%j is one word for the shell", (name) => {
    const realm = `https://id.example.org/realms/${encodeURIComponent(name)}`;
    const spelled = encodeURIComponent(name).replaceAll("'", "%27");
    expect(words(forwardAuthExample(realm, name, "read"))).toEqual([
      "-i",
      "-H",
      "Authorization: Bearer ket_x",
      expect.stringMatching(/^https:[^\s'"`$;]+&permission=read$/),
    ]);
    expect(words(jwtExample(realm))).toEqual([
      "-d",
      "grant_type=client_credentials",
      "-d",
      "client_id=entity-tokens",
      "-d",
      "client_secret=ket_x",
      `https://id.example.org/realms/${spelled}/protocol/openid-connect/token`,
    ]);
  });

  it("is one word even if the realm's URL does not encode it", () => {
    expect(words(jwtExample("https://id.example.org/realms/a'b\n; echo broken"))).toHaveLength(7);
  });
});
