/**
 * A text as the server wants it: an empty one clears. It takes no line breaks, so they become
 * spaces, as in a field of one line.
 */
export function textOrNone(text: string): string | null {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim() || null;
}
