import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildMessages } from "./messages.ts";

const CATALOG = { languages: ["en", "pt_BR"], keys: ["role_view", "role_manage"] };
const EN = "role_view=View\nrole_manage=Manage\n";
const PT_BR = "role_view=Visualizar usuários\nrole_manage=Gerenciar\n";

let root: string;
let source: string;
let target: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "messages-"));
  source = join(root, "source");
  target = join(root, "target", "theme-resources", "messages");
  mkdirSync(source);
  write("en", EN);
  write("pt_BR", PT_BR);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(language: string, content: string | Buffer): void {
  writeFileSync(join(source, `messages_${language}.properties`), content);
}

function build(): string[] {
  return buildMessages(source, target, CATALOG);
}

describe("bundles without problems", () => {
  it("are written byte for byte, under the names that Keycloak expects", () => {
    expect(build()).toEqual([]);
    expect(readdirSync(target).sort()).toEqual([
      "messages_en.properties",
      "messages_pt_BR.properties",
    ]);
    expect(readFileSync(join(target, "messages_pt_BR.properties"), "utf8")).toBe(PT_BR);
  });

  it("replace the files of an earlier build", () => {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "messages_xx.properties"), "role_view=Old\n");
    expect(build()).toEqual([]);
    expect(readdirSync(target)).not.toContain("messages_xx.properties");
  });

  it.each([
    ["comments and blank lines", `# Roles: é\n\n${EN}`],
    ["line ends of Windows", EN.replaceAll("\n", "\r\n")],
    ["no line end at the end", EN.trimEnd()],
    ["a separator in the value", EN.replace("View", "a=b:c # d")],
  ])("may have %s", (_, content) => {
    write("en", content);
    expect(build()).toEqual([]);
  });
});

describe("bundles with problems", () => {
  it.each<[string, string | Buffer, string[]]>([
    [
      "a typo in a key",
      EN.replace("role_view", "role_veiw"),
      [':1: "role_veiw": unknown key', ': "role_view": key is missing'],
    ],
    ["a missing key", "role_view=View\n", [': "role_manage": key is missing']],
    ["a commented key", EN.replace("role_view", "#role_view"), [': "role_view": key is missing']],
    ["a duplicate key", `${EN}role_view=See\n`, [':3: "role_view": duplicate of line 1']],
    ["an empty value", EN.replace("View", ""), [':1: "role_view": empty value']],
    ["a blank value", EN.replace("View", "\u00a0 "), [':1: "role_view": empty value']],
    [
      "a space before the value",
      EN.replace("View", " View"),
      [':1: "role_view": space around the value'],
    ],
    [
      "a space after the value",
      EN.replace("View", "View "),
      [':1: "role_view": space around the value'],
    ],
    [
      "a byte of Latin-1",
      Buffer.from(EN.replace("Manage", "Gérer"), "latin1"),
      [':2: "role_manage": not UTF-8'],
    ],
    [
      "a byte of Latin-1 in a comment",
      Buffer.from(`# é\n${EN}`, "latin1"),
      [':1: "# é": not UTF-8'],
    ],
    [
      "a byte order mark",
      `\ufeff# Roles\n${EN}`,
      [
        ':1: "\ufeff# Roles": control character or byte order mark',
        ':1: "\ufeff# Roles": not key=value',
      ],
    ],
    [
      "a control character",
      EN.replace("View", "Vi\u0007ew"),
      [':1: "role_view": control character or byte order mark'],
    ],
    [
      "a lone carriage return, a line end to Java",
      EN.replace("\n", "\r"),
      [':1: "role_view": control character or byte order mark', ': "role_manage": key is missing'],
    ],
    [
      "an escape",
      EN.replace("View", "Vi\\u0065w"),
      [':1: "role_view": backslash; write the character itself'],
    ],
    [
      "a continued line",
      EN.replace("View", "Vi\\\new"),
      [':1: "role_view": backslash; write the character itself', ':2: "ew": not key=value'],
    ],
    [
      "another separator",
      EN.replace("role_view=", "role_view: "),
      [':1: "role_view: View": not key=value', ': "role_view": key is missing'],
    ],
    [
      "a space before the separator",
      EN.replace("role_view=", "role_view ="),
      [':1: "role_view ": unknown key', ': "role_view": key is missing'],
    ],
  ])("such as %s are reported and not written", (_, content, problems) => {
    write("en", content);
    expect(build()).toEqual(problems.map((problem) => `messages_en.properties${problem}`));
    expect(() => readdirSync(target)).toThrow("ENOENT");
  });

  it("are all reported at once, and leave an earlier build as it is", () => {
    build();
    write("en", "role_view=View\n");
    write("pt_BR", "role_manage=\n");
    expect(build()).toEqual([
      'messages_en.properties: "role_manage": key is missing',
      'messages_pt_BR.properties:1: "role_manage": empty value',
      'messages_pt_BR.properties: "role_view": key is missing',
    ]);
    expect(readFileSync(join(target, "messages_en.properties"), "utf8")).toBe(EN);
  });
});

describe("the set of bundles", () => {
  it("must have all languages", () => {
    rmSync(join(source, "messages_pt_BR.properties"));
    expect(build()).toEqual(["messages_pt_BR.properties: file is missing"]);
  });

  it("must not have a language that the catalog lacks or spells differently", () => {
    write("pt-BR", PT_BR);
    expect(build()).toEqual([
      "messages_pt-BR.properties: not a bundle of a language in the catalog",
    ]);
  });
});
