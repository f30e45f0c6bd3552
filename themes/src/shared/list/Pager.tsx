import { Pagination } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../text/useFormats.ts";

/** The part of a list that a page shows. */
export interface Part {
  readonly first: number;
  readonly max: number;
}

interface PagerProps extends Part {
  readonly id: string;
  /** The place of the pager. A narrow window has the buttons only in the one below the list. */
  readonly variant: "top" | "bottom";
  /** The label for the number of items on a page. */
  readonly perPageLabel: string;
  /** The number of known items. */
  readonly count: number;
  /** Whether more items may exist. */
  readonly isCountOpen?: boolean;
  readonly onPart: (part: Part) => void;
}

/** Moves through the pages of a list. */
export function Pager({
  id,
  variant,
  perPageLabel,
  first,
  max,
  count,
  isCountOpen = false,
  onPart,
}: PagerProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const range = `${number(Math.min(first + 1, count))} - ${number(Math.min(first + max, count))}`;
  const shown = isCountOpen ? range : `${range} / ${number(count)}`;
  return (
    <Pagination
      isCompact
      variant={variant}
      widgetId={`${id}-${variant}`}
      itemCount={count}
      perPage={max}
      page={Math.floor(first / max) + 1}
      onSetPage={(_event, page) => {
        onPart({ first: (page - 1) * max, max });
      }}
      onPerPageSelect={(_event, perPage) => {
        onPart({ first: 0, max: perPage });
      }}
      toggleTemplate={() => <b>{shown}</b>}
      titles={{
        paginationAriaLabel: variant === "top" ? t("pagination") : t("paginationBelow"),
        // Users of voice control say the visible text, so the label begins with it.
        optionsToggleAriaLabel: `${shown}, ${perPageLabel}`,
        perPageSuffix: t("perPageSuffix"),
        toNextPageAriaLabel: t("nextPage"),
        toPreviousPageAriaLabel: t("previousPage"),
      }}
    />
  );
}
