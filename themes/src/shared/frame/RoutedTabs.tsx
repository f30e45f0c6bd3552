import { Tab, Tabs, TabsComponent, TabTitleText } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useConsole } from "../../console.ts";
import { followed } from "../link/followed.ts";
import { isolated } from "../text/names.ts";

interface RoutedTab {
  readonly key: string;
  /** The tab's address, if it is not that of its key below the path. */
  readonly to?: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface RoutedTabsProps {
  readonly label: string;
  /** The path before a tab's key, such as `/entities/<id>`. */
  readonly path: string;
  readonly current: string;
  readonly tabs: readonly RoutedTab[];
}

/** Tabs with an address each, so that reload, the back button and links find them. */
export function RoutedTabs({ label, path, current, tabs }: RoutedTabsProps) {
  const { href, navigate } = useConsole();
  const addressOf = (key: number | string) =>
    tabs.find((tab) => tab.key === key)?.to ?? `${path}/${key}`;
  return (
    <Tabs
      activeKey={current}
      component={TabsComponent.nav}
      aria-label={isolated(label)}
      inset={{ default: "insetNone", xl: "insetLg", "2xl": "inset2xl" }}
      isBox
      mountOnEnter
      unmountOnExit
      onSelect={(event, key) => {
        followed(event, () => {
          navigate(addressOf(key));
        });
      }}
    >
      {tabs.map(({ key, title, content }) => (
        <Tab
          key={key}
          eventKey={key}
          href={href(addressOf(key))}
          data-testid={`tab-${key}`}
          title={<TabTitleText>{title}</TabTitleText>}
        >
          {content}
        </Tab>
      ))}
    </Tabs>
  );
}
