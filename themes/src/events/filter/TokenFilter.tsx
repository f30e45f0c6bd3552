import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { listTokens } from "../../api/tokens.ts";
import { Typeahead } from "../../shared/typeahead/Typeahead.tsx";
import type { FilteredToken } from "./filters.ts";

interface TokenFilterProps {
  readonly entityId: string;
  readonly token: FilteredToken | undefined;
  readonly onToken: (token: FilteredToken | undefined) => void;
}

const ID = "event-token-filter";

/** Picks a token of the entity by a part of its name. */
export function TokenFilter({ entityId, token, onToken }: TokenFilterProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const load = useCallback(
    async (search: string) => {
      const tokens = await listTokens(rest, entityId, { search, max: 20, sort: "name" });
      return tokens.map(({ id, name, hint }) => ({ id, name, description: hint }));
    },
    [rest, entityId],
  );
  return (
    <Typeahead
      id={ID}
      optionPrefix={ID}
      label={t("eventTokenFilter")}
      placeholder={t("eventToken")}
      clearLabel={t("eventTokenAny")}
      noneLabel={t("eventTokenNone")}
      load={load}
      loadErrorKey="tokensLoadError"
      picked={token === undefined ? [] : [token]}
      onPick={({ id, name }) => {
        onToken({ id, name });
      }}
      onClear={() => {
        onToken(undefined);
      }}
    />
  );
}
