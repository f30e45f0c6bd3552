import { Breadcrumb, BreadcrumbItem } from "@patternfly/react-core";
import { createPortal } from "react-dom";
import { useConsole } from "../console.ts";
import { ConsoleLink } from "./ConsoleLink.tsx";

interface BreadcrumbsProps {
  /** The pages above this one. */
  readonly above: readonly { readonly to: string; readonly title: string }[];
  readonly title: string;
}

/** Where this page is, in the place where Keycloak's pages say it. */
export function Breadcrumbs({ above, title }: BreadcrumbsProps) {
  const { breadcrumbSlot } = useConsole();
  if (breadcrumbSlot === null) {
    return null;
  }
  return createPortal(
    <Breadcrumb>
      {above.map((page) => (
        <BreadcrumbItem key={page.to}>
          <ConsoleLink to={page.to}>{page.title}</ConsoleLink>
        </BreadcrumbItem>
      ))}
      <BreadcrumbItem isActive>{title}</BreadcrumbItem>
    </Breadcrumb>,
    breadcrumbSlot,
  );
}
