import type { AnchorHTMLAttributes } from "react";
import { useConsole } from "../console.ts";
import { followed } from "./followed.ts";

interface ConsoleLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** A path within the realm: `/entities`. */
  readonly to: string;
}

/** A link to a page of the console. */
export function ConsoleLink({ to, children, ...rest }: ConsoleLinkProps) {
  const { href, navigate } = useConsole();
  return (
    <a
      {...rest}
      href={href(to)}
      onClick={(event) => {
        followed(event, () => {
          navigate(to);
        });
      }}
    >
      {children}
    </a>
  );
}
