/** An emoji, with its joiners and variation selectors. */
const EMOJI = String.raw`\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*`;

/** A character that is invisible, or that changes the direction of text. */
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`;

const EMOJI_OR_UNSEEN = new RegExp(`${EMOJI}|${UNSEEN}`, "gu");
const IS_UNSEEN = new RegExp(`^${UNSEEN}$`, "u");

/** The blocks of Unicode that are written from right to left. */
const MAY_TURN = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The name with its invisible characters spelled out, such as `⟨U+202E⟩`. */
export function visible(name: string): string {
  return name.replace(EMOJI_OR_UNSEEN, (found) =>
    IS_UNSEEN.test(found) ? `⟨U+${codeOf(found)}⟩` : found,
  );
}

/**
 * The visible name for a place without elements, such as a title. It does not change the direction
 * of the text around it. Elsewhere use `Name`.
 */
export function isolated(name: string): string {
  const shown = visible(name);
  return MAY_TURN.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** The most letters of a name among others. */
const SHORT = 60;

/** The name, or its beginning if it is long, for a place that several names share. */
export function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join("")}…` : name;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
