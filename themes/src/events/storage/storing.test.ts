import { describe, expect, it } from "vitest";
import { isUnchanged, proposal, storagePlan, storesAll, storing } from "./storing.ts";

const ALL = {
  adminEventsEnabled: true,
  adminEventsDetailsEnabled: true,
  eventsEnabled: true,
  missingEventTypes: [],
};
const OURS = ["CLIENT_LOGIN", "CLIENT_LOGIN_ERROR"];
const OFF = { ...ALL, eventsEnabled: false, missingEventTypes: OURS };

describe("a realm", () => {
  it("stores all events only if every setting says so", () => {
    expect(storesAll(ALL)).toBe(true);
    expect(storesAll({ ...ALL, adminEventsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, adminEventsDetailsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, eventsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, missingEventTypes: ["INTROSPECT_TOKEN"] })).toBe(false);
  });
});

describe("a realm that stores no user events", () => {
  const config = {
    eventsEnabled: false,
    eventsListeners: ["jboss-logging"],
    enabledEventTypes: ["LOGIN", "CLIENT_LOGIN"],
    adminEventsEnabled: false,
  };
  const plan = storagePlan(config, { ...OFF, adminEventsEnabled: false });

  it("needs a decision about other event types and about the expiration", () => {
    expect(plan).toEqual({
      adminEvents: true,
      adminEventsDetails: false,
      userEvents: true,
      types: OURS,
      others: ["LOGIN"],
      expiration: undefined,
      asksExpiration: true,
    });
  });

  it("gets the proposal to store only token events, for 90 days", () => {
    expect(storing(config, plan, proposal(plan))).toEqual({
      eventsEnabled: true,
      eventsExpiration: 7_776_000,
      eventsListeners: ["jboss-logging"],
      enabledEventTypes: OURS,
      adminEventsEnabled: true,
      adminEventsDetailsEnabled: true,
    });
  });

  it("may store all listed types for ever", () => {
    const stored = storing(config, plan, { storesOthers: true, expirationDays: undefined });
    expect(stored.enabledEventTypes).toEqual(["LOGIN", "CLIENT_LOGIN", "CLIENT_LOGIN_ERROR"]);
    expect(stored).not.toHaveProperty("eventsExpiration");
  });

  it("keeps its expiration", () => {
    const expiring = { ...config, eventsExpiration: 86_400 };
    const kept = storagePlan(expiring, OFF);
    expect(kept).toMatchObject({ expiration: 86_400, asksExpiration: false });
    expect(storing(expiring, kept, proposal(kept)).eventsExpiration).toBe(86_400);
    expect(
      storing(expiring, kept, { storesOthers: false, expirationDays: 7 }).eventsExpiration,
    ).toBe(86_400);
  });
});

describe("a realm that stores user events", () => {
  const config = { eventsEnabled: true, enabledEventTypes: ["LOGIN", "CLIENT_LOGIN"] };
  const plan = storagePlan(config, { ...ALL, missingEventTypes: ["CLIENT_LOGIN_ERROR"] });

  it("still stores them for the same time", () => {
    expect(plan.others).toEqual([]);
    const stored = storing(config, plan, proposal(plan));
    expect(stored.enabledEventTypes).toEqual(["LOGIN", "CLIENT_LOGIN", "CLIENT_LOGIN_ERROR"]);
    expect(stored).not.toHaveProperty("eventsExpiration");
  });

  it("needs no decision about the expiration unless it stores more events", () => {
    expect(storagePlan(config, { ...ALL, adminEventsEnabled: false }).asksExpiration).toBe(false);
    expect(storagePlan({ ...config, eventsExpiration: 0 }, OFF).asksExpiration).toBe(true);
  });
});

it("the order of its lists does not change a configuration", () => {
  const config = { eventsEnabled: true, enabledEventTypes: ["LOGIN", "LOGOUT"] };
  expect(isUnchanged(config, { ...config, enabledEventTypes: ["LOGOUT", "LOGIN"] })).toBe(true);
  expect(isUnchanged(config, { ...config, enabledEventTypes: ["LOGIN"] })).toBe(false);
  expect(isUnchanged(config, { ...config, eventsExpiration: 1 })).toBe(false);
});
