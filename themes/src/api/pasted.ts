/** Spaces, line breaks and invisible characters, which copied text may contain. */
const BETWEEN = /[\s\p{Cc}\p{Cf}]/gu;

/** A token's id and at least a part of its secret. A URL may encode the underscores. */
const TOKEN = /ket(?:_|%5f)([0-9a-z]{22})(?:_|%5f)[0-9a-z]/i;

/** The id of a token in a text, which may have only a part of the token. */
export function pastedTokenId(text: string): string | undefined {
  return TOKEN.exec(text.replace(BETWEEN, ""))?.[1];
}
