import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Typeahead } from "../../shared/typeahead/Typeahead.tsx";
import { ALL_REASONS, reasonSentence } from "../words/reasons.ts";
import { reasonsFor } from "./reasonsFor.ts";

interface ReasonFilterProps {
  readonly reason: string | undefined;
  readonly onReason: (reason: string | undefined) => void;
}

const ID = "event-reason-filter";

/** Picks the reason of a refusal by a part of its sentence or code. */
export function ReasonFilter({ reason, onReason }: ReasonFilterProps) {
  const { t } = useTranslation();
  const load = useCallback(
    (search: string) => {
      const choices = ALL_REASONS.map((id) => ({
        id,
        name: reasonSentence(t, id),
        description: id,
      }));
      return Promise.resolve(reasonsFor(choices, search));
    },
    [t],
  );
  return (
    <Typeahead
      id={ID}
      optionPrefix={ID}
      label={t("eventReasonFilter")}
      placeholder={t("eventReasonAny")}
      clearLabel={t("eventReasonClear")}
      noneLabel={t("eventReasonNone")}
      load={load}
      loadErrorKey="eventsLoadError"
      picked={reason === undefined ? [] : [{ id: reason, name: reasonSentence(t, reason) }]}
      onPick={({ id }) => {
        onReason(id);
      }}
      onClear={() => {
        onReason(undefined);
      }}
    />
  );
}
