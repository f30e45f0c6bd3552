import { createInstance, type i18n } from "i18next";
import { type PropsWithChildren, useEffect, useState } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { useConsole } from "../console.ts";
import { bundleFor, type Language } from "../languages.ts";

type Bundle = () => Promise<{ readonly default: Readonly<Record<string, string>> }>;

const BUNDLES: Readonly<Record<Language, Bundle>> = {
  en: () => import("virtual:messages/en"),
  de: () => import("virtual:messages/de"),
  es: () => import("virtual:messages/es"),
  fr: () => import("virtual:messages/fr"),
  pt_BR: () => import("virtual:messages/pt_BR"),
  ja: () => import("virtual:messages/ja"),
};

/** Loads our texts in the console's language, and shows the page when they are there. */
export function Messages({ children }: PropsWithChildren) {
  const language = bundleFor(useConsole().language);
  const [loaded, setLoaded] = useState<i18n>();

  useEffect(() => {
    let isWanted = true;
    load(language).then(
      (messages) => {
        if (isWanted) {
          setLoaded(messages);
        }
      },
      (error: unknown) => {
        // While it renders, so that the console's own error page shows it.
        setLoaded(() => {
          throw error;
        });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [language]);

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
    // React escapes.
    interpolation: { escapeValue: false },
  });
  return messages;
}
