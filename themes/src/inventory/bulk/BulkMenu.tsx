import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenAction } from "../../api/tokens.ts";

interface BulkMenuProps {
  /** The number of selected tokens. */
  readonly selected: number;
  readonly onAction: (action: TokenAction) => void;
}

const ACTIONS: readonly { action: TokenAction; labelKey: string }[] = [
  { action: "enable", labelKey: "tokenEnable" },
  { action: "disable", labelKey: "disable" },
  { action: "delete", labelKey: "delete" },
];

/** The actions on the selected tokens. */
export function BulkMenu({ selected, onAction }: BulkMenuProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={() => {
        setIsOpen(false);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          data-testid="inventory-bulk"
          isDisabled={selected === 0}
          isExpanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t("tokensSelected", { number: selected })}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {ACTIONS.map(({ action, labelKey }) => (
          <DropdownItem
            key={action}
            data-testid={`inventory-${action}`}
            onClick={() => {
              onAction(action);
            }}
          >
            {t(labelKey)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
