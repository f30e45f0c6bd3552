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
      { generation: 2, ends: 90, lastUsed: undefined },
      { generation: 1, ends: 80, lastUsed: 35 },
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
    expect(oldSecretsOf({ secrets }, 40)).toEqual([{ generation: 2, ends: 90, lastUsed: 40 }]);
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
