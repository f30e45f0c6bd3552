import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Catalog {
  readonly languages: readonly string[];
  readonly keys: readonly string[];
}

/**
 * Replaces the directory `target` by the bundles of `source`. If a bundle has problems, it returns
 * them and leaves `target` as it is.
 */
export function buildMessages(source: string, target: string, catalog: Catalog): string[] {
  const { problems, bundles } = checkBundles(source, catalog);
  if (problems.length === 0) {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const { name, bytes } of bundles) {
      writeFileSync(join(target, name), bytes);
    }
  }
  return problems;
}

/** Reads the bundles of `source` and finds their problems. */
export function checkBundles(
  source: string,
  catalog: Catalog,
): { problems: string[]; bundles: { name: string; bytes: Buffer }[] } {
  const expected = catalog.languages.map((language) => `messages_${language}.properties`);
  const present = readdirSync(source).filter((name) => name.endsWith(".properties"));
  const bundles = expected
    .filter((name) => present.includes(name))
    .map((name) => ({ name, bytes: readFileSync(join(source, name)) }));

  const problems = [
    ...expected.filter((name) => !present.includes(name)).map((name) => `${name}: file is missing`),
    ...present
      .filter((name) => !expected.includes(name))
      .map((name) => `${name}: not a bundle of a language in the catalog`),
    ...bundles.flatMap(({ name, bytes }) =>
      problemsInBundle(bytes, catalog.keys).map((problem) => `${name}${problem}`),
    ),
  ];
  return { problems, bundles };
}

/** The keys and values of a bundle without problems. */
export function entriesOf(bundle: string): [key: string, value: string][] {
  return bundle
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const separator = line.indexOf("=");
      return [line.slice(0, separator), line.slice(separator + 1)];
    });
}

// Java accepts more: ":" as separator, escapes, continued lines. One bad byte makes it read the
// whole file as Latin-1. This check accepts only lines that all readers understand alike.
function problemsInBundle(bytes: Buffer, keys: readonly string[]): string[] {
  const problems: string[] = [];
  const firstLineOf = new Map<string, number>();

  for (const [index, line] of splitLines(bytes).entries()) {
    const number = index + 1;
    const { text, isUtf8 } = decode(line);
    const separator = text.indexOf("=");
    const key = separator < 0 ? text : text.slice(0, separator);
    const report = (what: string) => problems.push(`:${number}: "${key}": ${what}`);

    if (!isUtf8) {
      report("not UTF-8");
    } else if (UNSEEN.test(text)) {
      report("control character or byte order mark");
    }
    if (text === "" || text.startsWith("#")) {
      continue;
    }
    if (separator < 0) {
      report("not key=value");
      continue;
    }

    const earlier = firstLineOf.get(key);
    if (earlier !== undefined) {
      report(`duplicate of line ${earlier}`);
    } else {
      firstLineOf.set(key, number);
      if (!keys.includes(key)) {
        report("unknown key");
      }
    }

    const value = text.slice(separator + 1);
    if (value.trim() === "") {
      report("empty value");
    } else if (value !== value.trim()) {
      report("space around the value");
    }
    if (value.includes("\\")) {
      report("backslash; write the character itself");
    }
  }

  for (const key of keys) {
    if (!firstLineOf.has(key)) {
      problems.push(`: "${key}": key is missing`);
    }
  }
  return problems;
}

const UNSEEN = /[\p{Cc}\u{FEFF}]/u;
const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(line: Buffer): { text: string; isUtf8: boolean } {
  try {
    return { text: STRICT.decode(line), isUtf8: true };
  } catch {
    return { text: line.toString("latin1"), isUtf8: false };
  }
}

// Splits before decoding, so that a problem can name the line of a bad byte.
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf("\n", start);
    const end = newline < 0 ? bytes.length : newline;
    const isCrLf = end > start && bytes[end - 1] === 0x0d;
    lines.push(bytes.subarray(start, isCrLf ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}
