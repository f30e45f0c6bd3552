import { describe, expect, it } from "vitest";
import type { RateLimit } from "../../api/restrictions.ts";
import { type LimitForm, limitForms, limitProblem, limitsOf, withNewLimit } from "./limits.ts";

const FORM: LimitForm = {
  name: "burst",
  requests: "20",
  amount: "1",
  unit: "second",
  permission: "",
};

describe("limits", () => {
  it.each<RateLimit>([
    { name: "burst", requests: 20, period: "PT1S" },
    { name: "odd", requests: 1, period: "PT90M", permission: "write" },
    { name: "fine", requests: 1, period: "PT1.5S" },
    { name: "daily", requests: 10_000, period: "P1D" },
  ])("come out of the form as they went in: %j", (limit) => {
    expect(limitsOf(limitForms([limit]))).toEqual([limit]);
  });

  it("are shown in the largest unit that gives a whole number", () => {
    const [form] = limitForms([{ name: "a", requests: 1, period: "P1DT12H" }]);
    expect(form).toMatchObject({ amount: "36", unit: "hour" });
  });

  it("get names that are free", () => {
    const forms = withNewLimit(withNewLimit([]));
    expect(forms.map(({ name }) => name)).toEqual(["burst", "daily"]);
  });
});

describe("a limit", () => {
  it("may have any period from a second to 31 days", () => {
    expect(limitProblem([FORM])).toBeUndefined();
    expect(limitProblem([{ ...FORM, amount: "31", unit: "day" }])).toBeUndefined();
  });

  it.each<[string, Partial<LimitForm>]>([
    ["limitNameInvalid", { name: "two words" }],
    ["limitNameInvalid", { name: "" }],
    ["limitRequestsInvalid", { requests: "0" }],
    ["limitRequestsInvalid", { requests: "1.5" }],
    ["limitRequestsInvalid", { requests: "1000000001" }],
    ["limitPeriodInvalid", { amount: "" }],
    ["limitPeriodInvalid", { amount: "0.5" }],
    ["limitPeriodInvalid", { amount: "1.5", unit: "hour" }],
    ["limitPeriodInvalid", { amount: "32", unit: "day" }],
    ["limitPeriodInvalid", { amount: "-1" }],
  ])("is refused with %s", (messageKey, change) => {
    expect(limitProblem([{ ...FORM, ...change }])).toMatchObject({ index: 0, messageKey });
  });

  it("has a name of its own", () => {
    expect(limitProblem([FORM, FORM])).toEqual({
      index: 1,
      part: "name",
      messageKey: "limitNameTaken",
    });
  });
});
