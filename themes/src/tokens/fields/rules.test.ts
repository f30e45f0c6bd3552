import { describe, expect, it } from "vitest";
import { NO_RULES, rulesOf } from "./rules.ts";

describe("the rules of a policy", () => {
  it("are none where none is set", () => {
    expect(rulesOf({})).toEqual(NO_RULES);
  });

  it("tell what an admin may choose", () => {
    expect(
      rulesOf({
        permissions: { value: ["read"], origin: "realm" },
        maxLifespan: { value: "P30D", origin: "realm" },
        namePattern: { value: ["a.*", ".*z"], origin: "realm" },
        addressesRequired: { value: true, origin: "realm" },
      }),
    ).toEqual({
      permissions: ["read"],
      maxLifespan: 2_592_000,
      mustExpire: true,
      namePatterns: ["a.*", ".*z"],
      mustHaveAddresses: true,
    });
  });

  it("have nobody expire where that rule is off", () => {
    expect(rulesOf({ expiryRequired: { value: false, origin: "realm" } }).mustExpire).toBe(false);
  });
});
