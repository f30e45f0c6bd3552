import type { RateLimit } from "../../api/restrictions.ts";
import type { Permission } from "../../api/tokens.ts";
import { durationOf, type Period, periodOf, secondsOf } from "./periods.ts";

/** A limit as the form shows it. */
export interface LimitForm extends Period {
  name: string;
  requests: string;
  /** Empty if all requests count. */
  permission: Permission | "";
}

export type LimitPart = "name" | "requests" | "length";

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
    ...periodOf(period),
    permission: permission ?? "",
  }));
}

/** The limits to send to the server. */
export function limitsOf(forms: readonly LimitForm[]): readonly RateLimit[] {
  return forms.map(({ name, requests, permission, ...period }) => ({
    name: name.trim(),
    requests: Number(requests),
    period: durationOf(period),
    ...(permission === "" ? {} : { permission }),
  }));
}

/** One limit more, for the admin to change. */
export function withNewLimit(forms: readonly LimitForm[]): readonly LimitForm[] {
  const name = PROPOSED.find((proposed) => forms.every((other) => other.name !== proposed)) ?? "";
  return [...forms, { name, requests: "", length: "1", unit: "M", permission: "" }];
}

/** The first part that the server would refuse; undefined if there is none. */
export function limitProblem(forms: readonly LimitForm[]): LimitProblem | undefined {
  for (const [index, { name, requests, ...period }] of forms.entries()) {
    const seconds = secondsOf(durationOf(period));
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
      return { index, part: "length", messageKey: "limitPeriodInvalid" };
    }
  }
  return undefined;
}
