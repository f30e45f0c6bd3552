import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The classes and variables of PatternFly's global styles that our pages name themselves, besides
 * what its components bring. Keycloak 27 has PatternFly 6: these have to be renamed then.
 */
const USED = [
  "--pf-v5-global--FontSize--md",
  "--pf-v5-global--spacer--sm",
  "--pf-v5-global--spacer--xl",
  "pf-v5-c-form__group-label-help",
  "pf-v5-c-menu-toggle",
  "pf-v5-c-nav__link",
  "pf-v5-c-nav__list",
  "pf-v5-c-nav__section",
  "pf-v5-c-nav__section-title",
  "pf-v5-c-page__main-breadcrumb",
  "pf-v5-c-table__check",
  "pf-v5-c-table__toggle",
  "pf-v5-c-table__toggle-icon",
  "pf-v5-screen-reader",
  "pf-v5-u-color-200",
  "pf-v5-u-font-family-monospace",
  "pf-v5-u-font-size-sm",
  "pf-v5-u-m-md",
  "pf-v5-u-mb-lg",
  "pf-v5-u-mb-md",
  "pf-v5-u-mb-sm",
  "pf-v5-u-mr-lg",
  "pf-v5-u-mr-sm",
  "pf-v5-u-mt-md",
  "pf-v5-u-mt-sm",
  "pf-v5-u-mt-xl",
  "pf-v5-u-mx-md",
  "pf-v5-u-p-0",
  "pf-v5-u-pb-md",
  "pf-v5-u-pt-0",
  "pf-v5-u-pt-sm",
  "pf-v5-u-px-md",
  "pf-v5-u-py-md",
  "pf-v5-u-screen-reader",
  "pf-v5-u-text-break-word",
];

const NAMES = /(--)?pf-v5-[\w-]+/g;
const SOURCES = join(import.meta.dirname, "../src");

describe("PatternFly's global styles", () => {
  it("are named by our pages only as listed", () => {
    const named = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => readFileSync(join(SOURCES, file), "utf8").match(NAMES) ?? []);
    expect([...new Set(named)].sort()).toEqual([...USED].sort());
  });
});
