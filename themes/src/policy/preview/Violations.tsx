import { ExpandableSection, List, ListItem, Text, TextContent } from "@patternfly/react-core";
import { ExternalLinkAltIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { PolicyPreview, Violation } from "../../api/policy.ts";
import { useConsole } from "../../console.ts";
import { Name } from "../../shared/text/Name.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { ruleLabel } from "../ruleWords.ts";

interface ViolationsProps {
  readonly preview: PolicyPreview;
}

/** Says for each rule how many tokens would break it, and names them. */
export function Violations({ preview }: ViolationsProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const rules = Object.entries(preview.rules);
  return (
    <>
      <TextContent className="pf-v5-u-mb-sm">
        <Text data-testid="policy-refused">
          {preview.refused === 0
            ? t("policyRefusesNone")
            : t("policyRefuses", { number: number(preview.refused) })}
        </Text>
        {rules.length === 0 && <Text>{t("policyHitsNone")}</Text>}
      </TextContent>
      {rules.map(([rule, violation]) => (
        <Violators key={rule} rule={rule} violation={violation} />
      ))}
    </>
  );
}

interface ViolatorsProps {
  readonly rule: string;
  readonly violation: Violation;
}

function Violators({ rule, violation }: ViolatorsProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { href } = useConsole();
  const { count, recentlyUsed, tokens } = violation;
  const oneKey = recentlyUsed === 1 ? "policyHitsOneUsed" : "policyHitsOneUnused";
  const counts = { number: number(count), used: number(recentlyUsed) };
  return (
    <div className="pf-v5-u-mb-md" data-testid={`policy-hits-${rule}`}>
      <strong>{ruleLabel(t, rule)}</strong>
      <p>{count === 1 ? t(oneKey) : t("policyHits", counts)}</p>
      <ExpandableSection toggleText={t("policyHitsNames")}>
        <List isPlain style={{ maxHeight: "16rem", overflowY: "auto" }}>
          {tokens.map(({ id, name, entityId, entityName }) => (
            <ListItem key={id} className="pf-v5-u-text-break-word">
              {/* A new tab, because what was typed here is not saved yet. */}
              <a href={href(`/entities/${entityId}/tokens/${id}`)} target="_blank" rel="noreferrer">
                <Name of={entityName} />: <Name of={name} />{" "}
                <ExternalLinkAltIcon title={t("policyNewTab")} />
              </a>
            </ListItem>
          ))}
          {count > tokens.length && (
            <ListItem>{t("policyHitsMore", { number: number(count - tokens.length) })}</ListItem>
          )}
        </List>
      </ExpandableSection>
    </div>
  );
}
