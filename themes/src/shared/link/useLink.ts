import { useConsole } from "../../console.ts";
import { type Click, followed } from "./followed.ts";

/** What makes an element a link to a page of the realm, such as `/entities`. */
export function useLink(to: string) {
  const { href, navigate } = useConsole();
  return {
    href: href(to),
    onClick: (event: Click) => {
      followed(event, () => {
        navigate(to);
      });
    },
  };
}
