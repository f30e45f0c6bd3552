import { expect, it } from "vitest";
import { stateOf } from "./secretState.ts";

it("a secret whose end has passed is retired, although the server said otherwise before", () => {
  expect(stateOf({ state: "overlapping", endsTimestamp: 10 }, 10)).toBe("retired");
  expect(stateOf({ state: "overlapping", endsTimestamp: 10 }, 9)).toBe("overlapping");
  expect(stateOf({ state: "current" }, 9)).toBe("current");
});
