import type { TFunction } from "i18next";
import type { AudienceChoice } from "../api/entities.ts";
import { labelOf, type LabelKeys } from "../shared/text/labels.ts";
import type { Choice } from "../shared/typeahead/Typeahead.tsx";

const REASONS: LabelKeys = {
  built_in: "entityAudienceBuiltIn",
  issuing_client: "entityAudienceIssuer",
};

/** The clients to choose from. Those that no audience may have come last, and say why. */
export function choicesOf(t: TFunction, clients: readonly AudienceChoice[]): readonly Choice[] {
  const choices = clients.map(({ clientId, name, unavailableReason }) => ({
    id: clientId,
    name: clientId,
    description: unavailableReason === undefined ? name : labelOf(t, REASONS, unavailableReason),
    isDisabled: unavailableReason !== undefined,
  }));
  return choices.sort((one, other) => Number(one.isDisabled) - Number(other.isDisabled));
}
