import { describe, expect, it } from "vitest";
import { lengthOf, textOrNone } from "./text.ts";

describe("a text for the server", () => {
  it.each([
    ["as typed", "as typed"],
    ["over\ntwo lines", "over two lines"],
    ["  a paragraph \r\n\r\n and another\n", "a paragraph and another"],
    ["inner  spaces\tstay", "inner  spaces\tstay"],
  ])("%j becomes %j", (typed, sent) => {
    expect(textOrNone(typed)).toBe(sent);
  });

  it.each(["", "  ", "\n \n"])("%j becomes null", (typed) => {
    expect(textOrNone(typed)).toBeNull();
  });
});

it("a text is as long as it has code points", () => {
  expect(lengthOf("😀😀")).toBe(2);
});
