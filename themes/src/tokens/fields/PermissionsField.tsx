import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { Alert, Flex, FlexItem, FormGroup, Switch } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../api/tokens.ts";
import { permissionName, PERMISSIONS } from "../permissions.ts";
import { FieldHint } from "./FieldHint.tsx";
import { NO_RULES, type TokenRules } from "./rules.ts";

interface PermissionsFieldProps {
  readonly id: string;
  readonly rules?: TokenRules;
}

/**
 * A switch for each permission of a token. No permission implies another. One that the policy
 * forbids can only be switched off.
 */
export function PermissionsField({ id, rules = NO_RULES }: PermissionsFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<{ permissions: Permission[] }, "permissions">({
    name: "permissions",
    rules: { validate: (value) => value.length > 0 || t("tokenPermissionsNone") },
  });
  const { error } = fieldState;
  const allowed = rules.permissions;
  const isForbidden = (permission: Permission) => allowed?.includes(permission) === false;

  const set = (permission: Permission, isOn: boolean) => {
    field.onChange(
      PERMISSIONS.filter((known) => (known === permission ? isOn : field.value.includes(known))),
    );
  };

  return (
    <FormGroup role="group" fieldId={id} label={t("tokenPermissions")}>
      <Flex spaceItems={{ default: "spaceItemsXl" }} className="pf-v5-u-pt-sm pf-v5-u-mb-sm">
        {PERMISSIONS.map((permission) => (
          <FlexItem key={permission}>
            <Switch
              id={`${id}-${permission}`}
              data-testid={`${id}-${permission}`}
              label={permissionName(t, permission)}
              isChecked={field.value.includes(permission)}
              isDisabled={
                (field.disabled ?? false) ||
                (isForbidden(permission) && !field.value.includes(permission))
              }
              onChange={(_event, isOn) => {
                set(permission, isOn);
              }}
            />
          </FlexItem>
        ))}
      </Flex>
      {!field.disabled && (
        <Alert isInline isPlain variant="info" component="p" title={t("tokenLeastPrivilege")} />
      )}
      {allowed && allowed.length < PERMISSIONS.length && (
        <FieldHint id={`${id}-hint`}>
          {allowed.length === 0
            ? t("tokenRulePermissionsNone")
            : t("tokenRulePermissions", {
                permissions: allowed.map((permission) => permissionName(t, permission)).join(", "),
              })}
        </FieldHint>
      )}
      {error && <FormErrorText data-testid={`${id}-error`} message={error.message ?? ""} />}
    </FormGroup>
  );
}
