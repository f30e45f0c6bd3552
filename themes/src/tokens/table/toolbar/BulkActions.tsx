import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenAction } from "../../../api/tokens.ts";

interface BulkActionsProps {
  /** The number of selected tokens. */
  readonly selected: number;
  readonly onAction: (action: TokenAction) => void;
}

const ACTIONS: readonly { action: TokenAction; labelKey: string }[] = [
  { action: "enable", labelKey: "tokenEnable" },
  { action: "disable", labelKey: "disable" },
  { action: "delete", labelKey: "delete" },
];

/** Acts on all selected tokens. */
export function BulkActions({ selected, onAction }: BulkActionsProps) {
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
          data-testid="bulk-actions"
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
            data-testid={`bulk-${action}`}
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
