/** The id of an entity is a UUID. */
const ENTITY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a token has 22 characters of base62. */
const TOKEN = /^[0-9A-Za-z]{22}$/;

/** Whether a part of the page's address can be an entity's id; nothing else goes to the server. */
export function isEntityId(text: string | undefined): text is string {
  return text !== undefined && ENTITY.test(text);
}

/** Whether a text can be the id of a token. */
export function isTokenId(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text);
}

/**
 * Whether the browser requests exactly this URL. Browsers resolve "." and "..", also when they
 * are encoded, and turn a backslash into a slash.
 */
export function isPlainUrl(url: string): boolean {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return !/[/\\](?:\.|%2e){1,2}(?:[/\\]|$)|%2f|%5c|\\/i.test(path);
}
