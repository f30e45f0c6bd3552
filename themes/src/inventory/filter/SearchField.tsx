import { SearchInput } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A filter that is typed, and applied on Enter. */
export function SearchField({ id, label, text, onText }: SearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    setTyped(text);
  }
  return (
    <SearchInput
      data-testid={id}
      searchInputId={id}
      aria-label={label}
      placeholder={label}
      resetButtonLabel={t("tokenSearchClear")}
      submitSearchButtonLabel={t("search")}
      value={typed}
      onChange={(_event, value) => {
        setTyped(value);
      }}
      onSearch={() => {
        onText(typed.trim());
      }}
      onClear={() => {
        setTyped("");
        onText("");
      }}
    />
  );
}
