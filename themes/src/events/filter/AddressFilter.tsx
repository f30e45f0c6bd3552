import { SearchInput } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

interface AddressFilterProps {
  /** What stands in the box, which may not be searched for yet. */
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onAddress: (address: string) => void;
}

/** Picks an IP address, which the server compares as a whole. */
export function AddressFilter({ typed, onType, onAddress }: AddressFilterProps) {
  const { t } = useTranslation();
  return (
    <SearchInput
      data-testid="event-address-filter"
      aria-label={t("eventAddressFilter")}
      placeholder={t("eventIpAddress")}
      resetButtonLabel={t("eventAddressClear")}
      submitSearchButtonLabel={t("search")}
      value={typed}
      onChange={(_event, value) => {
        onType(value);
      }}
      onSearch={() => {
        onAddress(typed.trim());
      }}
      onClear={() => {
        onAddress("");
      }}
    />
  );
}
