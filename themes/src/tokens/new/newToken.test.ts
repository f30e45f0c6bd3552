import { expect, it } from "vitest";
import { NO_RULES } from "../fields/rules.ts";
import { defaultsFor, isFolded, requestOf } from "./newToken.ts";

const DEFAULTS = defaultsFor(NO_RULES, 0);

it("a new token may only read, and expires after 90 days", () => {
  expect(requestOf({ ...DEFAULTS, name: " SAP " })).toEqual({
    name: "SAP",
    permissions: ["read"],
    enabled: true,
    lifespan: "P90D",
  });
});

it.each([
  [60, "P60D"],
  [59, "P30D"],
  [7, "date"],
])("under a policy of %i days at most, the form proposes %s", (days, expiry) => {
  const rules = { ...NO_RULES, maxLifespan: days * 86_400 };
  expect(defaultsFor(rules, 0)).toEqual({ ...DEFAULTS, expiry });
});

it("a new token may have a description", () => {
  expect(requestOf({ ...DEFAULTS, name: "SAP", description: " nightly\njob " })).toMatchObject({
    description: "nightly job",
  });
});

it("a new token may have addresses and limits", () => {
  const limits = [
    { name: "burst", requests: "20", amount: "1", unit: "second", permission: "" } as const,
  ];
  expect(
    requestOf({ ...DEFAULTS, name: "SAP", addresses: ["", "::1"], limits: [...limits] }),
  ).toMatchObject({
    addresses: ["::1"],
    limits: [{ name: "burst", requests: 20, period: "PT1S" }],
  });
});

it("an error in a field that is folded away has to unfold it", () => {
  expect(isFolded(["name", "date"])).toBe(true);
  expect(isFolded(["name", "permissions"])).toBe(false);
});
