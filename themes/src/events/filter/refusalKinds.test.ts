import { expect, it } from "vitest";
import type { EventKind } from "../../api/events.ts";
import { hasAllRefusals, withRefusals } from "./refusalKinds.ts";

it("all refusals are picked and dropped together, and other kinds stay", () => {
  const some: readonly EventKind[] = ["CREATE", "CLIENT_LOGIN_ERROR"];
  const all = withRefusals(some, true);
  expect(hasAllRefusals(some)).toBe(false);
  expect(hasAllRefusals(all)).toBe(true);
  expect(all).toHaveLength(5);
  expect(withRefusals(all, false)).toEqual(["CREATE"]);
});
