import type { TFunction } from "i18next";
import { lengthOf } from "../../api/text.ts";

/** A form's rule: true if a text is short enough, and what is wrong with it otherwise. */
export function maxLength(t: TFunction, length: number): (text: string) => true | string {
  return (text) => lengthOf(text) <= length || t("maxLength", { length });
}
