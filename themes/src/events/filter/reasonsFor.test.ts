import { expect, it } from "vitest";
import { reasonsFor } from "./reasonsFor.ts";

const REASONS = [
  { id: "wrong_secret", name: "The secret does not fit" },
  { id: "expired", name: "The token has expired" },
  { id: "disabled", name: "The entity is off" },
];

it.each([
  ["", ["wrong_secret", "expired", "disabled"]],
  ["SECRET", ["wrong_secret"]],
  ["has", ["expired"]],
  ["leaked", []],
])("reasons for %j are found by sentence and code", (search, ids) => {
  expect(reasonsFor(REASONS, search).map(({ id }) => id)).toEqual(ids);
});
