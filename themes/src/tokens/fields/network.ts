import type { TFunction } from "i18next";

/** How many networks a list may name. */
export const MAX_NETWORKS = 50;

const PART = /^(?:0|[1-9]\d{0,2})$/;
const PREFIX = /^\d{1,3}$/;

/** Whether a text is an IP address, or a network such as `192.0.2.0/24`. */
export function isNetwork(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  const isV4 = isIpv4(address);
  const longest = isV4 ? 32 : 128;
  return (
    more.length === 0 &&
    (isV4 || isIpv6(address)) &&
    (prefix === undefined || (PREFIX.test(prefix) && Number(prefix) <= longest))
  );
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => PART.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  // Only URLs know the form of IPv6 in every browser. Without a colon it could be IPv4.
  return /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) && URL.canParse(`http://[${text}]/`);
}

/** The networks of a list without empty rows. */
export function namedNetworks(rows: readonly string[]): readonly string[] {
  return rows.map((row) => row.trim()).filter((row) => row !== "");
}

/** What is wrong with a list; undefined if it may be sent to the server. */
export function addressesErrorOf(t: TFunction, rows: readonly string[]): string | undefined {
  const named = namedNetworks(rows);
  const wrong = named.find((row) => !isNetwork(row));
  if (wrong !== undefined) {
    return t("addressInvalid", { address: wrong });
  }
  return named.length > MAX_NETWORKS
    ? t("addressesTooMany", { max: MAX_NETWORKS, number: named.length })
    : undefined;
}

/** The list to send to the server; null for anywhere. */
export function addressesOf(rows: readonly string[]): readonly string[] | null {
  const named = namedNetworks(rows);
  return named.length === 0 ? null : named;
}

/** Whether a change of a list can shut out somebody whom the list has let in so far. */
export function mayShutOut(
  before: readonly string[] | undefined,
  after: readonly string[] | null,
): boolean {
  return (
    after !== null && (before === undefined || before.some((network) => !after.includes(network)))
  );
}

/** The networks in a pasted text, which may separate them by spaces, commas or lines. */
export function pastedNetworks(text: string): readonly string[] {
  return namedNetworks(text.split(/[\s,;]+/));
}
