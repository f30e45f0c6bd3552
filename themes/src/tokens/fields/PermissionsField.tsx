import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { Alert, Flex, FlexItem, FormGroup, Switch } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../api/tokens.ts";
import { permissionName, PERMISSIONS } from "../permissions.ts";

/** A switch for each permission of a token. No permission implies another. */
export function PermissionsField({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<{ permissions: Permission[] }, "permissions">({
    name: "permissions",
    rules: { validate: (value) => value.length > 0 || t("tokenPermissionsNone") },
  });
  const { error } = fieldState;

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
              onChange={(_event, isOn) => {
                set(permission, isOn);
              }}
            />
          </FlexItem>
        ))}
      </Flex>
      <Alert isInline isPlain variant="info" component="p" title={t("tokenLeastPrivilege")} />
      {error && <FormErrorText data-testid={`${id}-error`} message={error.message ?? ""} />}
    </FormGroup>
  );
}
