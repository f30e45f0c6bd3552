import { Pagination } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { TokenQuery } from "../api/tokens.ts";
import { useFormats } from "../page/useFormats.ts";

interface TokensPaginationProps {
  readonly variant: "top" | "bottom";
  readonly query: TokenQuery;
  readonly total: number;
  readonly onQuery: (changes: TokenQuery) => void;
}

/** Goes through the pages of tokens. */
export function TokensPagination({ variant, query, total, onQuery }: TokensPaginationProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const max = query.max ?? 10;
  return (
    <Pagination
      isCompact
      variant={variant}
      widgetId={`tokens-${variant}`}
      itemCount={total}
      perPage={max}
      page={Math.floor((query.first ?? 0) / max) + 1}
      onSetPage={(_event, page) => {
        onQuery({ first: (page - 1) * max });
      }}
      onPerPageSelect={(_event, perPage) => {
        onQuery({ first: 0, max: perPage });
      }}
      toggleTemplate={({ firstIndex, lastIndex, itemCount }) => (
        <b>
          {number(firstIndex ?? 0)} - {number(lastIndex ?? 0)} / {number(itemCount ?? 0)}
        </b>
      )}
      titles={{
        paginationAriaLabel: t("pagination"),
        optionsToggleAriaLabel: t("tokensPerPage"),
        perPageSuffix: t("tokensPerPageSuffix"),
        toNextPageAriaLabel: t("tokensNextPage"),
        toPreviousPageAriaLabel: t("tokensPreviousPage"),
      }}
    />
  );
}
