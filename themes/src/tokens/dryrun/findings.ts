import type { DryRun, NetworkUse } from "../../api/restrictions.ts";

/** Uses that a change of addresses would shut out, all in the same way. */
export interface Finding {
  readonly kind: "outside" | "uncertain" | "untold";
  readonly titleKey: string;
  readonly explanationKey: string;
  readonly uses: readonly NetworkUse[];
  readonly total: number;
}

/** What a dry run found, the worst first; empty if nobody would be shut out. */
export function findingsOf(found: DryRun): readonly Finding[] {
  const all: readonly Finding[] = [
    {
      kind: "outside",
      titleKey: "shutOutOutside",
      explanationKey: "shutOutOutsideExplain",
      uses: found.outside,
      total: found.outsideTotal,
    },
    {
      kind: "untold",
      titleKey: "shutOutUntold",
      explanationKey: "shutOutUntoldExplain",
      uses: found.untold,
      total: found.untoldTotal,
    },
    {
      kind: "uncertain",
      titleKey: "shutOutUncertain",
      explanationKey: "shutOutUncertainExplain",
      uses: found.uncertain,
      total: found.uncertainTotal,
    },
  ];
  return all.filter(({ total }) => total > 0);
}
