import { useTranslation } from "react-i18next";
import { TextField } from "./TextField.tsx";
import { MAX_NAME } from "./tokenErrors.ts";

/** The name of a token, which it must have. */
export function NameField({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return <TextField id={id} name="name" label={t("name")} maxLength={MAX_NAME} isRequired />;
}
