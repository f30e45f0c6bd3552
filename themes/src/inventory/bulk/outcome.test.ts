import { expect, it } from "vitest";
import type { EntityToken } from "../../api/tokens.ts";
import { byEntity, outcomeOf } from "./outcome.ts";

function token(id: string, entity: string): EntityToken {
  return { id, entityId: entity, entityName: `name of ${entity}` } as EntityToken;
}

const TOKENS = [token("1", "a"), token("2", "b"), token("3", "a")];

it("each entity is asked once", () => {
  expect(byEntity(TOKENS).map((group) => group.map(({ id }) => id))).toEqual([["1", "3"], ["2"]]);
});

it("one entity's failure hides no other's success", async () => {
  const outcome = await outcomeOf(byEntity(TOKENS), (group) =>
    group[0]?.entityId === "b"
      ? Promise.reject(new Error("it is gone"))
      : Promise.resolve(group.map(({ id }) => ({ id, result: "done" as const }))),
  );
  expect(outcome.results).toEqual([
    { id: "1", result: "done" },
    { id: "3", result: "done" },
  ]);
  expect(outcome.failures).toEqual([{ entityName: "name of b", error: "it is gone" }]);
});
