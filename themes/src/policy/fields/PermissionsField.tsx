import { Checkbox, Flex, FlexItem } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { permissionName, PERMISSIONS } from "../../tokens/permissions.ts";
import { toggled } from "../../shared/toggled.ts";
import { usePolicy } from "../PolicyContext.ts";
import type { PolicyValues } from "../values.ts";
import { fieldId, RuleGroup } from "./RuleGroup.tsx";

/** Picks the permissions that may be granted at all. */
export function PermissionsField() {
  const { t } = useTranslation();
  const { policy, isReadOnly } = usePolicy();
  const { field, fieldState } = useController<PolicyValues, "permissions">({
    name: "permissions",
    rules: { validate: (value) => value.length > 0 || t("policyPermissionsNone") },
  });
  const id = fieldId("permissions");
  const effective = policy.effective?.permissions;
  const realms = effective?.origin === "realm" ? [effective.value].flat() : PERMISSIONS;
  return (
    <RuleGroup rule="permissions" error={fieldState.error?.message} isGroup>
      <Flex spaceItems={{ default: "spaceItemsXl" }} className="pf-v5-u-pt-sm">
        {PERMISSIONS.map((permission) => (
          <FlexItem key={permission}>
            <Checkbox
              id={`${id}-${permission}`}
              data-testid={`${id}-${permission}`}
              label={permissionName(t, permission)}
              // An entity cannot grant what its realm forbids.
              isDisabled={isReadOnly || !realms.includes(permission)}
              isChecked={field.value.includes(permission)}
              onChange={() => {
                const granted = toggled(field.value, permission);
                field.onChange(PERMISSIONS.filter((known) => granted.includes(known)));
              }}
            />
          </FlexItem>
        ))}
      </Flex>
    </RuleGroup>
  );
}
