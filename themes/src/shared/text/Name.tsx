import { visible } from "./names.ts";

/** Shows a text that somebody else wrote. It cannot imitate another one, nor turn text around it. */
export function Name({ of }: { readonly of: string }) {
  return <bdi>{visible(of)}</bdi>;
}
