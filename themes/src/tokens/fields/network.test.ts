import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import {
  addressesErrorOf,
  addressesOf,
  isNetwork,
  MAX_NETWORKS,
  mayShutOut,
  namedNetworks,
  pastedNetworks,
} from "./network.ts";

describe("a network", () => {
  it.each([
    "192.0.2.7",
    "192.0.2.0/24",
    "0.0.0.0/0",
    "2001:db8::17",
    "2001:DB8::/32",
    "::1/128",
    "::ffff:192.0.2.7",
  ])("may be %s", (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each([
    "",
    "host.example.org",
    "192.0.2",
    "192.0.2.256",
    "192.0.2.07",
    "192.0.2.0/33",
    "192.0.2.0/",
    "192.0.2.0/24/8",
    "192.0.2.7:8080",
    "2001:db8::/129",
    "fe80::1%eth0",
    "[::1]",
    "::1]/x",
  ])("cannot be %j", (text) => {
    expect(isNetwork(text)).toBe(false);
  });
});

it("a list leaves empty rows out", () => {
  expect(namedNetworks([" 192.0.2.7 ", "", "  "])).toEqual(["192.0.2.7"]);
});

it("a pasted text may have many networks", () => {
  expect(pastedNetworks("192.0.2.7, 10.0.0.0/8\n2001:db8::17;\n")).toEqual([
    "192.0.2.7",
    "10.0.0.0/8",
    "2001:db8::17",
  ]);
});

it("a list without networks stands for anywhere", () => {
  expect(addressesOf(["", " "])).toBeNull();
  expect(addressesOf([" ::1"])).toEqual(["::1"]);
});

it("only a list that lacks a network of the one before can shut somebody out", () => {
  expect(mayShutOut(undefined, ["::1"])).toBe(true);
  expect(mayShutOut(["::1", "::2"], ["::2"])).toBe(true);
  expect(mayShutOut(["::1"], ["::1", "::2"])).toBe(false);
  expect(mayShutOut(["::1"], null)).toBe(false);
});

describe("a list that may not be sent", () => {
  const t = ((key: string, values: object) => `${key} ${JSON.stringify(values)}`) as TFunction;
  const full = Array.from({ length: MAX_NETWORKS }, (_, index) => `192.0.2.${index}`);

  it("names what is no network", () => {
    expect(addressesErrorOf(t, ["192.0.2.7", "localhost"])).toContain("localhost");
  });

  it("has too many networks, where empty rows do not count", () => {
    expect(addressesErrorOf(t, [...full, " "])).toBeUndefined();
    expect(addressesErrorOf(t, [...full, "192.0.2.99"])).toContain('"number":51');
  });
});
