import { expect, it } from "vitest";
import type { DryRun } from "../../api/restrictions.ts";
import { findingsOf } from "./findings.ts";

const NOTHING: DryRun = {
  proxyTrust: "named",
  complete: true,
  outside: [],
  uncertain: [],
  untold: [],
  outsideTotal: 0,
  uncertainTotal: 0,
  untoldTotal: 0,
};

it("a dry run that finds nobody has no findings", () => {
  expect(findingsOf(NOTHING)).toEqual([]);
});

it("findings come with the worst first, and without empty kinds", () => {
  const found = findingsOf({ ...NOTHING, uncertainTotal: 2, outsideTotal: 1 });
  expect(found.map(({ kind, total }) => [kind, total])).toEqual([
    ["outside", 1],
    ["uncertain", 2],
  ]);
});
