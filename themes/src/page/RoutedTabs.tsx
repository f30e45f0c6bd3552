import { Tab, Tabs, TabsComponent, TabTitleText } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useConsole } from "../console.ts";
import { followed } from "./followed.ts";

interface RoutedTab {
  readonly key: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface RoutedTabsProps {
  readonly label: string;
  /** The path that a tab's key completes: `/entities/<id>`. */
  readonly path: string;
  readonly current: string;
  readonly tabs: readonly RoutedTab[];
}

/** Tabs that are addresses: reload, the back button and links lead to them. */
export function RoutedTabs({ label, path, current, tabs }: RoutedTabsProps) {
  const { href, navigate } = useConsole();
  return (
    <Tabs
      activeKey={current}
      component={TabsComponent.nav}
      aria-label={label}
      inset={{ default: "insetNone", xl: "insetLg", "2xl": "inset2xl" }}
      isBox
      mountOnEnter
      unmountOnExit
      onSelect={(event, key) => {
        followed(event, () => {
          navigate(`${path}/${key}`);
        });
      }}
    >
      {tabs.map(({ key, title, content }) => (
        <Tab
          key={key}
          eventKey={key}
          href={href(`${path}/${key}`)}
          data-testid={`tab-${key}`}
          title={<TabTitleText>{title}</TabTitleText>}
        >
          {content}
        </Tab>
      ))}
    </Tabs>
  );
}
