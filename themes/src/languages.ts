/** Keycloak's spelling: Java's, as in its own messages_pt_BR.properties. */
export const LANGUAGES = ["en", "de", "es", "fr", "pt_BR", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The bundle for the console's language: `pt-BR`, and `de` for `de-AT`. English for all others. */
export function bundleFor(locale: string | undefined): Language {
  const wanted = (locale ?? "en").replaceAll("-", "_").toLowerCase();
  const exact = LANGUAGES.find((language) => language.toLowerCase() === wanted);
  const [base] = wanted.split("_");
  return exact ?? LANGUAGES.find((language) => language.split("_")[0] === base) ?? "en";
}
