import { useTranslation } from "react-i18next";
import type { Entity } from "../api/entities.ts";
import { ChangedMeanwhile } from "../shared/ChangedMeanwhile.tsx";
import { fieldName } from "../shared/text/fieldName.ts";
import { useLimitText } from "../tokens/useLimitText.ts";
import type { Merge, SettingName } from "./settings.ts";

interface SettingsChangedMeanwhileProps {
  readonly conflict: Merge;
  readonly entity: Entity;
}

/** Says what another admin saved of the entity while this one was typing. */
export function SettingsChangedMeanwhile({ conflict, entity }: SettingsChangedMeanwhileProps) {
  const { t } = useTranslation();
  const limitText = useLimitText();
  const { contested, theirs } = conflict;
  const values: Readonly<Record<SettingName, string | undefined>> = {
    displayName: entity.displayName,
    description: entity.description,
    audience: entity.audience.join(", "),
    addresses: entity.addresses?.join(", ") ?? t("addressesAnywhere"),
    limits: entity.limits?.map(limitText).join(", ") ?? t("limitsNone"),
  };
  const changed = (name: SettingName) => ({
    term: fieldName(t, name),
    text: values[name]?.trim() === "" ? "—" : (values[name] ?? "—"),
  });
  return (
    <ChangedMeanwhile
      title={t("entityChangedMeanwhile")}
      contested={contested.map(changed)}
      taken={theirs.filter((name) => !contested.includes(name)).map(changed)}
    />
  );
}
