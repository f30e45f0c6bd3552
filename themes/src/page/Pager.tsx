import { Pagination } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormats } from "./useFormats.ts";

/** A part of a list: so many after so many. */
export interface Part {
  readonly first: number;
  readonly max: number;
}

interface PagerProps extends Part {
  readonly id: string;
  /** Above the list or below it; in a narrow window only the one below leads on. */
  readonly variant: "top" | "bottom";
  /** What there is a number of on a page. */
  readonly perPageLabel: string;
  /** How many there are, or are known of. */
  readonly count: number;
  /** Whether there may be more than are known of. */
  readonly isCountOpen?: boolean;
  readonly onPart: (part: Part) => void;
}

/** Goes through the pages of a list. */
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
        // What is seen comes first, for those who say to the browser what they see.
        optionsToggleAriaLabel: `${shown}, ${perPageLabel}`,
        perPageSuffix: t("perPageSuffix"),
        toNextPageAriaLabel: t("nextPage"),
        toPreviousPageAriaLabel: t("previousPage"),
      }}
    />
  );
}
