import { createInstance, type i18n } from "i18next";
import { type PropsWithChildren, useEffect, useState } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { useConsole } from "../../console.ts";
import { bundleFor, type Language } from "../../languages.ts";
import { whileWanted } from "../answer.ts";
import { isolated } from "../text/names.ts";

type Bundle = () => Promise<{ readonly default: Readonly<Record<string, string>> }>;

const BUNDLES: Readonly<Record<Language, Bundle>> = {
  en: () => import("virtual:messages/en"),
  de: () => import("virtual:messages/de"),
  es: () => import("virtual:messages/es"),
  fr: () => import("virtual:messages/fr"),
  pt_BR: () => import("virtual:messages/pt_BR"),
  ja: () => import("virtual:messages/ja"),
};

/** Loads the messages in the console's language, then shows the page. */
export function Messages({ children }: PropsWithChildren) {
  const language = bundleFor(useConsole().language);
  const [loaded, setLoaded] = useState<i18n>();

  useEffect(
    () =>
      whileWanted(load(language), setLoaded, (error) => {
        // The console's own error page shows only errors that are thrown while React renders.
        setLoaded(() => {
          throw error;
        });
      }),
    [language],
  );

  return loaded === undefined ? null : <I18nextProvider i18n={loaded}>{children}</I18nextProvider>;
}

async function load(language: Language): Promise<i18n> {
  const { default: translation } = await BUNDLES[language]();
  const messages = createInstance();
  await messages.use(initReactI18next).init({
    lng: language.replace("_", "-"),
    resources: { [language.replace("_", "-")]: { translation } },
    keySeparator: false,
    nsSeparator: false,
    showSupportNotice: false,
    // React escapes HTML. This makes names safe to read: see isolated().
    interpolation: { escape: isolated },
  });
  return messages;
}
