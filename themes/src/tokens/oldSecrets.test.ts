import { describe, expect, it } from "vitest";
import type { TokenSecret } from "../api/tokens.ts";
import { nextEnd, oldSecretsOf } from "./oldSecrets.ts";

const CURRENT: TokenSecret = { generation: 3, state: "current", createdTimestamp: 30 };

describe("the old secrets of a token", () => {
  it("are those that overlap, with their ends and last uses", () => {
    const secrets: TokenSecret[] = [
      CURRENT,
      { generation: 2, state: "overlapping", createdTimestamp: 20, endsTimestamp: 90 },
      {
        generation: 1,
        state: "overlapping",
        createdTimestamp: 10,
        endsTimestamp: 80,
        lastUsedTimestamp: 35,
      },
    ];
    expect(oldSecretsOf({ secrets }, 40)).toEqual([
      { generation: 2, ends: 90, lastUsed: undefined, isNewerUsed: false },
      { generation: 1, ends: 80, lastUsed: 35, isNewerUsed: false },
    ]);
    expect(nextEnd({ secrets }, 40)).toBe(80);
  });

  it("were not used in the future, even if the server's clock is ahead", () => {
    const secrets: TokenSecret[] = [
      CURRENT,
      {
        generation: 2,
        state: "overlapping",
        createdTimestamp: 20,
        endsTimestamp: 90,
        lastUsedTimestamp: 43,
      },
    ];
    expect(oldSecretsOf({ secrets }, 40)).toMatchObject([{ generation: 2, lastUsed: 40 }]);
  });

  it.each([
    ["before", 29, undefined],
    ["just when", 30, 30],
    ["after", 31, 31],
  ])("are in use only by uses since they were replaced: %s", (_when, used, lastUsed) => {
    const old: TokenSecret = {
      generation: 2,
      state: "overlapping",
      createdTimestamp: 20,
      endsTimestamp: 90,
      lastUsedTimestamp: used,
    };
    expect(oldSecretsOf({ secrets: [CURRENT, old] }, 40)).toMatchObject([{ lastUsed }]);
    // Without its successor, nobody knows when it was replaced.
    expect(oldSecretsOf({ secrets: [old] }, 40)).toMatchObject([{ lastUsed: used }]);
  });

  it("know whether a newer secret is in use", () => {
    const secrets: TokenSecret[] = [
      { ...CURRENT, lastUsedTimestamp: 35 },
      { generation: 2, state: "overlapping", createdTimestamp: 20, endsTimestamp: 90 },
    ];
    expect(oldSecretsOf({ secrets }, 40)).toMatchObject([{ isNewerUsed: true }]);
  });

  it("do not include one that has ended", () => {
    const secrets: TokenSecret[] = [
      CURRENT,
      { generation: 2, state: "overlapping", createdTimestamp: 20, endsTimestamp: 40 },
      { generation: 1, state: "retired", createdTimestamp: 10, endsTimestamp: 90 },
    ];
    expect(oldSecretsOf({ secrets }, 40)).toEqual([]);
  });

  it("are none for a server that does not tell of secrets", () => {
    expect(oldSecretsOf({}, 40)).toEqual([]);
    expect(nextEnd({}, 40)).toBeUndefined();
  });
});
