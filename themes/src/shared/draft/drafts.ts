import { pastedTokenId } from "../../api/pasted.ts";

/** What somebody typed into a form and has not saved. */
export interface Draft {
  /** The version of the thing that the form was about. */
  readonly version: string;
  /** Only the fields that differ from what the form showed. */
  readonly values: Readonly<Record<string, unknown>>;
}

type Values = Readonly<Record<string, unknown>>;

/** The draft of a form; undefined if nothing was typed, or if somebody pasted a secret into it. */
export function draftOf(shown: Values, typed: Values, version: string): Draft | undefined {
  const changed = Object.entries(typed).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(shown[name]),
  );
  return changed.length === 0 || pastedTokenId(JSON.stringify(changed)) !== undefined
    ? undefined
    : { version, values: Object.fromEntries(changed) };
}

/** The values of a draft that fit a form. Another build of this page may have kept the draft. */
export function fitting(draft: Draft, shown: Values): Values {
  return Object.fromEntries(
    Object.entries(draft.values).filter(([name, value]) => shapeOf(value) === shapeOf(shown[name])),
  );
}

function shapeOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}

// A browser may forbid storage, or have none left. Then the page works without drafts, as it does
// without a key: nobody knows whose draft it would be.

export function readDraft(key: string | undefined): Draft | undefined {
  if (key === undefined) {
    return undefined;
  }
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<Draft> | null;
    return typeof draft?.version === "string" && typeof draft.values === "object"
      ? { version: draft.version, values: draft.values }
      : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string | undefined, draft: Draft | undefined): void {
  if (key === undefined) {
    return;
  }
  try {
    if (draft === undefined) {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, JSON.stringify(draft));
    }
  } catch {
    // What was typed is lost if the session expires.
  }
}
