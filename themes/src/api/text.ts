/**
 * A trimmed text for the server, or null, which clears the field. The server accepts no line
 * breaks, so they become spaces.
 */
export function textOrNone(text: string): string | null {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim() || null;
}

/** The length of a text as the server measures it: in code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
