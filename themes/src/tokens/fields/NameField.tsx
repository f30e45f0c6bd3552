import { useTranslation } from "react-i18next";
import { NO_RULES, type TokenRules } from "./rules.ts";
import { TextField } from "./TextField.tsx";
import { MAX_NAME } from "./tokenErrors.ts";

interface NameFieldProps {
  readonly id: string;
  readonly rules?: TokenRules;
}

/** The name of a token, which it must have. */
export function NameField({ id, rules: { namePatterns } = NO_RULES }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      id={id}
      name="name"
      label={t("name")}
      maxLength={MAX_NAME}
      isRequired
      hint={
        namePatterns.length === 0
          ? undefined
          : t("tokenRuleName", { pattern: namePatterns.join(" · ") })
      }
    />
  );
}
