import { expect, it } from "vitest";
import { DEFAULTS, requestOf } from "./newToken.ts";

it("a new token may only read, and expires after 90 days", () => {
  expect(requestOf({ ...DEFAULTS, name: " SAP " })).toEqual({
    name: "SAP",
    permissions: ["read"],
    enabled: true,
    lifespan: "P90D",
  });
});
