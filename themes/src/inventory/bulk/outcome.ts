import type { EntityToken, TokenActionResult } from "../../api/tokens.ts";

/** What became of an action on tokens of several entities. */
export interface Outcome {
  readonly results: readonly TokenActionResult[];
  /** The entities whose tokens could not be asked for, and why. */
  readonly failures: readonly Failure[];
}

interface Failure {
  readonly entityName: string;
  readonly error: string;
}

/** The tokens of each entity, because the server takes an action on one entity at a time. */
export function byEntity(tokens: readonly EntityToken[]): readonly (readonly EntityToken[])[] {
  const groups = new Map<string, EntityToken[]>();
  for (const token of tokens) {
    groups.set(token.entityId, [...(groups.get(token.entityId) ?? []), token]);
  }
  return [...groups.values()];
}

/**
 * Takes an action on each group, and goes on when one of them fails.
 *
 * @param act asks the server for one group
 */
export async function outcomeOf(
  groups: readonly (readonly EntityToken[])[],
  act: (group: readonly EntityToken[]) => Promise<readonly TokenActionResult[]>,
): Promise<Outcome> {
  const answers = await Promise.allSettled(groups.map(act));
  return {
    results: answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : [])),
    failures: answers.flatMap((answer, index) =>
      answer.status === "rejected"
        ? [{ entityName: groups[index]?.[0]?.entityName ?? "", error: messageOf(answer.reason) }]
        : [],
    ),
  };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
