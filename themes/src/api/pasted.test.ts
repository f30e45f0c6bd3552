import { describe, expect, it } from "vitest";
import { pastedTokenId } from "./pasted.ts";

const ID = "0UJg4EBGO3cQWJhXqJNbv5";
const SECRET = "FEgKooW5RLbIKrUYErGAWCWMtO7YYD7L8rb7x51oVyx0y3IFU";
const TOKEN = `ket_${ID}_${SECRET}`;

describe("a pasted text", () => {
  it.each([
    TOKEN,
    ` ${TOKEN}\n`,
    `Authorization: Bearer ${TOKEN}`,
    `"client_secret=${TOKEN}"`,
    TOKEN.slice(0, 60),
    TOKEN.slice(0, 28),
    `${TOKEN}${TOKEN}`,
    `x${TOKEN}x`,
    `${TOKEN.slice(0, 9)}\u200b${TOKEN.slice(9)}`,
    `${TOKEN.slice(0, 40)}\r\n  ${TOKEN.slice(40)}`,
    TOKEN.replaceAll("_", "%5F"),
    TOKEN.replace("ket", "KET"),
  ])("%j contains a token", (text) => {
    expect(pastedTokenId(text)).toBe(ID);
  });

  it.each(["", "SAP", ID, `ket_${ID}`, `ket_${ID}_`, `ket_${ID.slice(0, 8)}…`, "ket_1_2", SECRET])(
    "%j contains none",
    (text) => {
      expect(pastedTokenId(text)).toBeUndefined();
    },
  );
});
