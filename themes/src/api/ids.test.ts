import { describe, expect, it } from "vitest";
import { isEntityId, isPlainUrl, isTokenId } from "./ids.ts";

const UUID = "8c1f0a52-3b0e-4a8e-9d57-0f5b0a4d1c11";

describe("the id of an entity", () => {
  it("is a UUID", () => {
    expect(isEntityId(UUID)).toBe(true);
  });

  it.each([
    undefined,
    "",
    ".",
    "..",
    "%2e%2e",
    "x",
    "count",
    `${UUID}/..`,
    `${UUID}?a=b`,
    `${UUID}\n`,
    ` ${UUID}`,
    UUID.toUpperCase(),
    UUID.replaceAll("-", ""),
  ])("is not %j", (text) => {
    expect(isEntityId(text)).toBe(false);
  });
});

describe("the id of a token", () => {
  it("has 22 characters of base62", () => {
    expect(isTokenId("0UJg4EBGO3cQWJhXqJNbv5")).toBe(true);
  });

  it.each([
    undefined,
    "",
    "..",
    "0UJg4EBGO3cQWJhXqJNbv",
    "0UJg4EBGO3cQWJhXqJNbv55",
    "../../../../../../../aa",
  ])("is not %j", (text) => {
    expect(isTokenId(text)).toBe(false);
  });
});

describe("a URL", () => {
  const REALM = "https://id.example.org/auth/admin/realms/acme";

  it.each([REALM, `${REALM}/entities/${UUID}`, `${REALM}.org/entities?search=..%2F`])(
    "%s is plain",
    (url) => {
      expect(isPlainUrl(url)).toBe(true);
    },
  );

  it.each([
    "/entities/..",
    "/entities/../tokens",
    "/./entities",
    "/entities/%2e%2E/tokens",
    "/entities/.%2e?search=x",
    "/entities/..#x",
    "/entities/..%2Fusers",
    "/entities/..%5Cusers",
    "/entities\\..\\users",
  ])("%s would be changed by a browser", (path) => {
    expect(isPlainUrl(REALM + path)).toBe(false);
  });
});
