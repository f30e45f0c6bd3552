import type { TFunction } from "i18next";
import { labelOf, type LabelKeys } from "../../shared/text/labels.ts";

const REASONS: LabelKeys = {
  wrong_secret: "eventReasonWrongSecret",
  wrong_id: "eventReasonWrongId",
  retired_secret: "eventReasonRetiredSecret",
  revoked: "eventReasonRevoked",
  expired: "eventReasonExpired",
  entity_disabled: "eventReasonEntityDisabled",
  disabled: "eventReasonDisabled",
  address_not_allowed: "eventReasonAddressNotAllowed",
  address_unknown: "eventReasonAddressUnknown",
  policy_violation: "eventReasonPolicyViolation",
  not_in_audience: "eventReasonNotInAudience",
  no_audience: "eventReasonNoAudience",
  wrong_audience: "eventReasonWrongAudience",
  wrong_entity: "eventReasonWrongEntity",
  missing_permission: "eventReasonMissingPermission",
  rate_limited: "eventReasonRateLimited",
  rotation_refused: "eventReasonRotationRefused",
  unknown_scope: "eventReasonUnknownScope",
  public_client: "eventReasonPublicClient",
  unauthenticated_caller: "eventReasonUnauthenticatedCaller",
  unsupported_token_type: "eventReasonUnsupportedTokenType",
  unsupported_resource_type: "eventReasonUnsupportedResourceType",
  unsupported_method: "eventReasonUnsupportedMethod",
  malformed: "eventReasonMalformed",
  unknown: "eventReasonUnknown",
  no_credential: "eventReasonNoCredential",
  several_credentials: "eventReasonSeveralCredentials",
  misplaced_token: "eventReasonMisplacedToken",
  incomplete_request: "eventReasonIncompleteRequest",
  invalid_forwarded_header: "eventReasonInvalidForwardedHeader",
  realm_disabled: "eventReasonRealmDisabled",
  issuer_disabled: "eventReasonIssuerDisabled",
  tls_required: "eventReasonTlsRequired",
  unavailable: "eventReasonUnavailable",
};

/** The codes of all reasons, first those that tell of a token. */
export const ALL_REASONS: readonly string[] = Object.keys(REASONS);

/** A sentence that says why a token was refused. */
export function reasonSentence(t: TFunction, reason: string): string {
  return labelOf(t, REASONS, reason);
}
