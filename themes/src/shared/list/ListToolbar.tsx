import { Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import type { PropsWithChildren, ReactNode } from "react";
import { type PastedToken, PastedTokenNotice } from "./PastedToken.tsx";

type ListToolbarProps = PropsWithChildren<{
  readonly pasted: PastedToken;
  readonly pagination: ReactNode;
}>;

/** The toolbar of a list; its search boxes keep pasted tokens out. */
export function ListToolbar({ pasted, pagination, children }: ListToolbarProps) {
  return (
    <Toolbar onChangeCapture={pasted.onChangeCapture}>
      <ToolbarContent>
        {children}
        <ToolbarItem variant="pagination">{pagination}</ToolbarItem>
      </ToolbarContent>
      {pasted.isPasted && (
        <ToolbarContent>
          <PastedTokenNotice />
        </ToolbarContent>
      )}
    </Toolbar>
  );
}
