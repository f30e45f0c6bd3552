import { describe, expect, it } from "vitest";
import { storesAll, storingAll } from "./storing.ts";

const ALL = {
  adminEventsEnabled: true,
  adminEventsDetailsEnabled: true,
  eventsEnabled: true,
  missingEventTypes: [],
};

describe("a realm", () => {
  it("stores everything, or lacks something", () => {
    expect(storesAll(ALL)).toBe(true);
    expect(storesAll({ ...ALL, adminEventsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, adminEventsDetailsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, eventsEnabled: false })).toBe(false);
    expect(storesAll({ ...ALL, missingEventTypes: ["INTROSPECT_TOKEN"] })).toBe(false);
  });
});

describe("the remedy", () => {
  it("adds what is missing, and keeps all the rest", () => {
    const config = {
      eventsEnabled: false,
      eventsExpiration: 86400,
      eventsListeners: ["jboss-logging"],
      enabledEventTypes: ["LOGIN", "CLIENT_LOGIN"],
      adminEventsEnabled: false,
    };
    const missingEventTypes = ["CLIENT_LOGIN", "CLIENT_LOGIN_ERROR"];
    expect(storingAll(config, { ...ALL, missingEventTypes })).toEqual({
      eventsEnabled: true,
      eventsExpiration: 86400,
      eventsListeners: ["jboss-logging"],
      enabledEventTypes: ["LOGIN", "CLIENT_LOGIN", "CLIENT_LOGIN_ERROR"],
      adminEventsEnabled: true,
      adminEventsDetailsEnabled: true,
    });
  });

  it("leaves the types alone that are stored already", () => {
    const config = { enabledEventTypes: ["CLIENT_LOGIN"] };
    expect(storingAll(config, { ...ALL, adminEventsEnabled: false }).enabledEventTypes).toEqual([
      "CLIENT_LOGIN",
    ]);
  });
});
