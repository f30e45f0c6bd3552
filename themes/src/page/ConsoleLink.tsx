import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { useConsole } from "../console.ts";

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

/** Goes there without loading the console anew, unless the browser is asked for another tab. */
export function followed(event: MouseEvent<unknown>, go: () => void): void {
  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    go();
  }
}
