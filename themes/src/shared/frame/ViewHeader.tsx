import { useHelp } from "@keycloak/keycloak-ui-shared";
import {
  Divider,
  Dropdown,
  DropdownList,
  Level,
  LevelItem,
  MenuToggle,
  PageSection,
  Switch,
  Text,
  TextContent,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldHelp } from "../field/FieldHelp.tsx";
import { Name } from "../text/Name.tsx";

interface ViewHeaderProps {
  readonly title: string;
  readonly explanation: string;
  readonly badges?: ReactNode;
  readonly divider?: boolean;
  /** The switch that enables what the page shows. */
  readonly enabled?: {
    readonly isOn: boolean;
    readonly isReadOnly: boolean;
    readonly help: string;
    readonly onToggle: (isOn: boolean) => void;
  };
  /** The items of the menu "Action". */
  readonly actions?: ReactNode;
}

/** The id of the button that opens the menu "Action". */
export const ACTION_MENU = "view-header-action";

/** The header of a page, like that of Keycloak's own pages. */
export function ViewHeader({
  title,
  explanation,
  badges,
  divider = false,
  enabled,
  actions,
}: ViewHeaderProps) {
  const { enabled: isHelpOn } = useHelp();
  return (
    <>
      <PageSection variant="light">
        <Level hasGutter>
          <LevelItem>
            <Level>
              <LevelItem>
                <TextContent className="pf-v5-u-mr-sm">
                  <Text component="h1" data-testid="view-header">
                    <Name of={title} />
                  </Text>
                </TextContent>
              </LevelItem>
              {badges && <LevelItem>{badges}</LevelItem>}
            </Level>
          </LevelItem>
          {(enabled ?? actions) && (
            <LevelItem>
              <Toolbar className="pf-v5-u-p-0">
                <ToolbarContent>
                  {enabled && <EnabledSwitch {...enabled} />}
                  {actions && <ActionMenu>{actions}</ActionMenu>}
                </ToolbarContent>
              </Toolbar>
            </LevelItem>
          )}
        </Level>
        {isHelpOn && (
          <TextContent id="view-header-subkey">
            <Text>
              <Name of={explanation} />
            </Text>
          </TextContent>
        )}
      </PageSection>
      {divider && <Divider component="div" />}
    </>
  );
}

function EnabledSwitch({
  isOn,
  isReadOnly,
  help,
  onToggle,
}: NonNullable<ViewHeaderProps["enabled"]>) {
  const { t } = useTranslation();
  return (
    <ToolbarItem alignSelf="center">
      <Switch
        id="view-header-switch"
        data-testid="view-header-switch"
        label={t("enabled")}
        labelOff={t("disabled")}
        className="pf-v5-u-mr-lg"
        isDisabled={isReadOnly}
        isChecked={isOn}
        aria-label={t("enabled")}
        onChange={(_event, value) => {
          onToggle(value);
        }}
      />
      <FieldHelp label={t("enabled")} text={help} />
    </ToolbarItem>
  );
}

function ActionMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <ToolbarItem>
      <Dropdown
        popperProps={{ position: "right" }}
        onOpenChange={setIsOpen}
        onSelect={() => {
          setIsOpen(false);
          // A dialog returns the focus to this button, because the menu item is gone by then.
          toggle.current?.focus();
        }}
        isOpen={isOpen}
        toggle={{
          toggleRef: toggle,
          toggleNode: (
            <MenuToggle
              ref={toggle}
              id={ACTION_MENU}
              isExpanded={isOpen}
              onClick={() => {
                setIsOpen(!isOpen);
              }}
              data-testid="action-dropdown"
            >
              {t("action")}
            </MenuToggle>
          ),
        }}
      >
        <DropdownList>{children}</DropdownList>
      </Dropdown>
    </ToolbarItem>
  );
}
