import { expect, it } from "vitest";
import { bundleFor } from "./languages.ts";

it.each([
  ["de", "de"],
  ["de-AT", "de"],
  ["pt-BR", "pt_BR"],
  ["pt_BR", "pt_BR"],
  ["pt", "pt_BR"],
  ["ja", "ja"],
  ["en", "en"],
  ["sv", "en"],
  ["", "en"],
  [undefined, "en"],
])("a console in %s has messages in %s", (locale, language) => {
  expect(bundleFor(locale)).toBe(language);
});
