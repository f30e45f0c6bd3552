import { Breadcrumb, BreadcrumbItem } from "@patternfly/react-core";
import { createPortal } from "react-dom";
import { useConsole } from "../../console.ts";
import { ConsoleLink } from "../link/ConsoleLink.tsx";
import { Name } from "../text/Name.tsx";

interface BreadcrumbsProps {
  /** The pages that lead to this one. */
  readonly above: readonly { readonly to: string; readonly title: string }[];
  readonly title: string;
}

/** Breadcrumbs in the place where Keycloak's own pages have theirs. */
export function Breadcrumbs({ above, title }: BreadcrumbsProps) {
  const { breadcrumbSlot } = useConsole();
  if (breadcrumbSlot === null) {
    return null;
  }
  return createPortal(
    <Breadcrumb>
      {above.map((page) => (
        <BreadcrumbItem key={page.to}>
          <ConsoleLink to={page.to}>
            <Name of={page.title} />
          </ConsoleLink>
        </BreadcrumbItem>
      ))}
      <BreadcrumbItem isActive>
        <Name of={title} />
      </BreadcrumbItem>
    </Breadcrumb>,
    breadcrumbSlot,
  );
}
