import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { choicesOf } from "./audienceChoices.ts";

const t = ((key: string) => key) as TFunction;

it("clients that no audience may have come last, and say why", () => {
  expect(
    choicesOf(t, [
      { clientId: "account", name: "Account", unavailableReason: "built_in" },
      { clientId: "broker", unavailableReason: "haunted" },
      { clientId: "erp", name: "The ERP" },
    ]),
  ).toEqual([
    { id: "erp", name: "erp", description: "The ERP", isDisabled: false },
    { id: "account", name: "account", description: "entityAudienceBuiltIn", isDisabled: true },
    { id: "broker", name: "broker", description: "haunted", isDisabled: true },
  ]);
});
