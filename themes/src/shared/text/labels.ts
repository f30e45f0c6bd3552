import type { TFunction } from "i18next";

/** The keys of messages, by the codes that they explain. */
export type LabelKeys = Readonly<Record<string, string>>;

/** The message for a code, or the code itself: a newer server may send an unknown one. */
export function labelOf(t: TFunction, keys: LabelKeys, code: string): string {
  const key = keys[code];
  return key === undefined ? code : t(key);
}
