import type { TFunction } from "i18next";

const REASONS: Readonly<Record<string, string>> = {
  malformed: "eventReasonMalformed",
  unknown: "eventReasonUnknown",
  wrong_secret: "eventReasonWrongSecret",
  wrong_id: "eventReasonWrongId",
  expired: "eventReasonExpired",
  entity_disabled: "eventReasonEntityDisabled",
  disabled: "eventReasonDisabled",
  not_in_audience: "eventReasonNotInAudience",
  no_audience: "eventReasonNoAudience",
  wrong_audience: "eventReasonWrongAudience",
  wrong_entity: "eventReasonWrongEntity",
  missing_permission: "eventReasonMissingPermission",
  unknown_scope: "eventReasonUnknownScope",
  public_client: "eventReasonPublicClient",
  unauthenticated_caller: "eventReasonUnauthenticatedCaller",
  unsupported_token_type: "eventReasonUnsupportedTokenType",
  unsupported_resource_type: "eventReasonUnsupportedResourceType",
  unsupported_method: "eventReasonUnsupportedMethod",
  no_credential: "eventReasonNoCredential",
  several_credentials: "eventReasonSeveralCredentials",
  incomplete_request: "eventReasonIncompleteRequest",
  realm_disabled: "eventReasonRealmDisabled",
  tls_required: "eventReasonTlsRequired",
  unavailable: "eventReasonUnavailable",
};

/** Why a token was refused, as a sentence; a reason that is not known by its code. */
export function reasonSentence(t: TFunction, reason: string): string {
  const labelKey = REASONS[reason];
  return labelKey === undefined ? reason : t(labelKey);
}
