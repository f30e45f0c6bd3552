import { describe, expect, it } from "vitest";
import { ApiError } from "../../api/rest.ts";
import { atOnceKeyOf, DEFAULTS, OVERLAPS, overlapErrorOf, rotationOf } from "./rotation.ts";

describe("a rotation", () => {
  it("lets the old secret work for 24 hours unless the admin chooses otherwise", () => {
    expect(rotationOf(DEFAULTS)).toEqual({ overlap: "PT24H" });
    expect(OVERLAPS.map(({ overlap }) => overlap)).toContain(DEFAULTS.overlap);
  });

  it("can end the old secret soon after the first use of the new one", () => {
    expect(rotationOf({ overlap: "P7D", endsOnUse: true })).toEqual({
      overlap: "P7D",
      endOnFirstUse: true,
      settle: "PT15M",
    });
  });

  it("that ends the old secret at once waits for no use", () => {
    expect(rotationOf({ overlap: "PT0S", endsOnUse: true })).toEqual({ overlap: "PT0S" });
  });
});

describe("the old secret", () => {
  const active = { status: "active", enabled: true } as const;

  it("may overlap if the token works, or if only its entity is disabled", () => {
    expect(atOnceKeyOf(active)).toBeUndefined();
    expect(atOnceKeyOf({ ...active, status: "entity_disabled" })).toBeUndefined();
  });

  it.each([
    ["tokenAtOnceExpired", { ...active, status: "expired" }],
    ["tokenAtOnceDisabled", { status: "disabled", enabled: false }],
    ["tokenAtOnceDisabled", { status: "entity_disabled", enabled: false }],
    ["tokenAtOnceSuspected", { ...active, suspectedTimestamp: 1 }],
    ["tokenAtOnceSuspected", { status: "disabled", enabled: false, suspectedTimestamp: 1 }],
  ] as const)("must end at once, and %s says why", (key, token) => {
    expect(atOnceKeyOf(token)).toBe(key);
  });
});

it("only a refused overlap belongs to the field", () => {
  expect(overlapErrorOf(new ApiError(400, "is too long", "overlap"))).toBe("is too long");
  expect(overlapErrorOf(new ApiError(400, "is too long", "settle"))).toBeUndefined();
  expect(overlapErrorOf(new ApiError(409, "too many secrets"))).toBeUndefined();
  expect(overlapErrorOf(new Error("is too long"))).toBeUndefined();
});
