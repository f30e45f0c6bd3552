import { Badge, MenuToggle, Select, SelectList, SelectOption } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EventKind } from "../../api/events.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { toggled } from "../../shared/toggled.ts";
import { kindName, KINDS } from "../words/kinds.ts";
import { hasAllRefusals, withRefusals } from "./refusalKinds.ts";

interface KindFilterProps {
  readonly kinds: readonly EventKind[];
  readonly onKinds: (kinds: readonly EventKind[]) => void;
}

/** The option that stands for all kinds of refusals. */
const REFUSALS = "refusals";

/** Picks kinds of events. Without a pick, the table shows all kinds. */
export function KindFilter({ kinds, onKinds }: KindFilterProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={(_event, kind) => {
        onKinds(
          kind === REFUSALS
            ? withRefusals(kinds, !hasAllRefusals(kinds))
            : toggled(kinds, kind as EventKind),
        );
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          data-testid="event-kind-filter"
          isExpanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
          {...(kinds.length > 0 && { badge: <Badge isRead>{number(kinds.length)}</Badge> })}
        >
          {t("eventKind")}
        </MenuToggle>
      )}
    >
      <SelectList isAriaMultiselectable aria-label={t("eventKind")}>
        <SelectOption
          value={REFUSALS}
          data-testid="event-kind-refusals"
          isSelected={hasAllRefusals(kinds)}
        >
          {t("eventKindRefusals")}
        </SelectOption>
        {KINDS.map(({ kind }) => (
          <SelectOption
            key={kind}
            value={kind}
            data-testid={`event-kind-${kind}`}
            isSelected={kinds.includes(kind)}
          >
            {kindName(t, kind)}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
}
