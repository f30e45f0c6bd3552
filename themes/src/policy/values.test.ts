import { describe, expect, it } from "vitest";
import { changesOf, enforcement, merge, type PolicyValues, valuesOf } from "./values.ts";

const RULES = {
  maxLifespan: "P366D",
  expiryRequired: true,
  permissions: ["read"],
  maxTokens: 20,
  selfRotate: false,
  enforceFrom: 1_700_000_000_000,
} as const;
const BEFORE = valuesOf(RULES);

function changed(changes: Partial<PolicyValues>) {
  return changesOf(BEFORE, { ...BEFORE, ...changes });
}

describe("the changes for the server", () => {
  it("are none while nobody has changed anything", () => {
    expect(changed({})).toEqual({});
  });

  it("have only what differs", () => {
    expect(changed({ maxTokens: " 30 ", onReuse: "disable" })).toEqual({
      maxTokens: 30,
      onReuse: "disable",
    });
  });

  it("clear what is empty", () => {
    const none = valuesOf({});
    expect(changesOf(BEFORE, none)).toEqual({
      maxLifespan: null,
      expiryRequired: null,
      permissions: null,
      maxTokens: null,
      selfRotate: null,
      enforceFrom: null,
    });
  });

  it("enforce from the moment in which it was picked, so that a preview stays valid", () => {
    const now = Date.parse("2027-01-01T12:00:00Z");
    const hourBefore = Date.parse("2027-01-01T11:00:00Z");
    expect(changed({ enforceFrom: enforcement("now", now) })).toEqual({ enforceFrom: hourBefore });
  });

  it("enforce from the beginning of a day in the browser's time zone", () => {
    const enforceFrom = { ...enforcement("day"), day: "2027-01-01" };
    expect(changed({ enforceFrom })).toEqual({
      enforceFrom: new Date(2027, 0, 1).getTime(),
    });
  });
});

it("an entity without a rule for permissions shows those of its realm", () => {
  const shown = valuesOf({}, ["read", "write"]);
  expect(shown.permissions).toEqual(["read", "write"]);
  expect(changesOf(shown, shown)).toEqual({});
});

describe("two admins' changes", () => {
  const mine: PolicyValues = { ...BEFORE, maxTokens: "30", namePattern: "SAP .+" };

  it("are merged", () => {
    const theirs = valuesOf({ ...RULES, maxLifespan: "P30D" });
    const { values, theirs: taken, contested } = merge(BEFORE, mine, theirs);
    expect(values).toEqual({
      ...BEFORE,
      maxTokens: "30",
      namePattern: "SAP .+",
      maxLifespan: { amount: "30", unit: "day" },
    });
    expect(taken).toEqual(["maxLifespan"]);
    expect(contested).toEqual([]);
  });

  it("to the same rule are contested, and mine stays", () => {
    const theirs = valuesOf({ ...RULES, maxTokens: 5 });
    const { values, contested } = merge(BEFORE, mine, theirs);
    expect(values.maxTokens).toBe("30");
    expect(contested).toEqual(["maxTokens"]);
  });
});
