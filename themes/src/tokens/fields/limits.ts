import type { RateLimit } from "../../api/restrictions.ts";
import type { Permission } from "../../api/tokens.ts";
import { durationOf, type Span, spanOf, typedSeconds } from "../../shared/text/span.ts";

/** A limit as the form shows it. */
export interface LimitForm extends Span {
  name: string;
  requests: string;
  /** Empty if all requests count. */
  permission: Permission | "";
}

export type LimitPart = "name" | "requests" | "amount";

/** A part of a limit that the server would refuse, and the key of the message that says why. */
export interface LimitProblem {
  readonly index: number;
  readonly part: LimitPart;
  readonly messageKey: string;
}

export const MAX_LIMITS = 4;
export const MAX_REQUESTS = 1_000_000_000;

const NAME = /^[A-Za-z0-9_-]{1,32}$/;
const WHOLE = /^[1-9]\d*$/;
const LONGEST = 31 * 86_400;

/** Names for new limits; the first one that is free is proposed. */
const PROPOSED = ["burst", "daily", "weekly", "monthly"];

export function limitForms(limits: readonly RateLimit[] | undefined): LimitForm[] {
  return (limits ?? []).map(({ name, requests, period, permission }) => ({
    name,
    requests: String(requests),
    ...spanOf(period),
    permission: permission ?? "",
  }));
}

/** The limits to send to the server. */
export function limitsOf(forms: readonly LimitForm[]): readonly RateLimit[] {
  return forms.map(({ name, requests, permission, ...span }) => ({
    name: name.trim(),
    requests: Number(requests),
    // A form without a length has a problem, and is not sent.
    period: durationOf(span) ?? "",
    ...(permission === "" ? {} : { permission }),
  }));
}

/** One limit more, for the admin to change. */
export function withNewLimit(forms: readonly LimitForm[]): readonly LimitForm[] {
  const name = PROPOSED.find((proposed) => forms.every((other) => other.name !== proposed)) ?? "";
  return [...forms, { name, requests: "", amount: "1", unit: "minute", permission: "" }];
}

/** The first part that the server would refuse; undefined if there is none. */
export function limitProblem(forms: readonly LimitForm[]): LimitProblem | undefined {
  for (const [index, { name, requests, ...span }] of forms.entries()) {
    const seconds = typedSeconds(span);
    if (!NAME.test(name.trim())) {
      return { index, part: "name", messageKey: "limitNameInvalid" };
    }
    if (forms.slice(0, index).some((other) => other.name.trim() === name.trim())) {
      return { index, part: "name", messageKey: "limitNameTaken" };
    }
    if (!WHOLE.test(requests.trim()) || Number(requests) > MAX_REQUESTS) {
      return { index, part: "requests", messageKey: "limitRequestsInvalid" };
    }
    if (seconds === undefined || seconds < 1 || seconds > LONGEST) {
      return { index, part: "amount", messageKey: "limitPeriodInvalid" };
    }
  }
  return undefined;
}
