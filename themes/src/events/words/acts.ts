import type { TFunction } from "i18next";
import type { EntityEvent } from "../../api/events.ts";
import { labelOf, type LabelKeys } from "../../shared/text/labels.ts";

const ACTS: LabelKeys = {
  rotate: "eventActRotate",
  end_secret: "eventActEndSecret",
  dismiss_suspicion: "eventActDismissSuspicion",
  suspect: "eventActSuspect",
  disable: "eventTokenDisabled",
  revoke: "eventActRevoke",
  report_leak: "eventActReportLeak",
};

/** Those who act on a token without being an admin. */
const ACTORS: LabelKeys = {
  holder: "eventActorHolder",
  server: "eventActorServer",
  reporter: "eventActorReporter",
};

/** The details of an event that tell of an act on a token. */
export interface Act {
  readonly act: string | undefined;
  /** Absent if an admin acted. */
  readonly actor: string | undefined;
  /** The secret that the act is about. */
  readonly generation: string | undefined;
  /** The place where somebody found a leaked secret. */
  readonly foundAt: string | undefined;
  /** The other details. */
  readonly others: Readonly<Record<string, string>>;
}

export function actOf({ details = {} }: Pick<EntityEvent, "details">): Act {
  const { action, actor, secret_generation, found_at, ...others } = details;
  return { act: action, actor, generation: secret_generation, foundAt: found_at, others };
}

/** Words that say what was done to a token. */
export function actWords(t: TFunction, act: string): string {
  return labelOf(t, ACTS, act);
}

/** Words for the one who acted on a token without being an admin. */
export function actorWords(t: TFunction, actor: string): string {
  return labelOf(t, ACTORS, actor);
}
