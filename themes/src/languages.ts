/** The languages, spelled as in the names of Keycloak's own bundles. */
export const LANGUAGES = ["en", "de", "es", "fr", "pt_BR", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of our messages for the console's language: `de` for `de-AT`, else English. */
export function bundleFor(locale: string | undefined): Language {
  const wanted = (locale ?? "en").replaceAll("-", "_").toLowerCase();
  const exact = LANGUAGES.find((language) => language.toLowerCase() === wanted);
  const [base] = wanted.split("_");
  return exact ?? LANGUAGES.find((language) => language.split("_")[0] === base) ?? "en";
}
