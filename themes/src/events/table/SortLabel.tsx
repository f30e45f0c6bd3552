import { BanIcon, CheckCircleIcon, PencilAltIcon } from "@patternfly/react-icons";
import { IconLabel, type Look } from "../../shared/IconLabel.tsx";
import type { Sort } from "../words/wording.ts";

const LOOKS: Readonly<Record<Sort, Look>> = {
  change: { labelKey: "eventChange", color: "blue", Icon: PencilAltIcon },
  use: { labelKey: "eventUse", color: "green", Icon: CheckCircleIcon },
  refusal: { labelKey: "eventRefusal", color: "red", Icon: BanIcon },
};

/** Shows whether an event tells of a change, a use or a refusal. */
export function SortLabel({ sort }: { readonly sort: Sort }) {
  return <IconLabel look={LOOKS[sort]} />;
}
