import { describe, expect, it } from "vitest";
import { isolated, shortened, visible } from "./names.ts";

describe("a name", () => {
  it.each([
    ["\u202ePAS", "⟨U+202E⟩PAS"],
    ["S\u200bA\u200dP", "S⟨U+200B⟩A⟨U+200D⟩P"],
    ["SAP\u2066", "SAP⟨U+2066⟩"],
    ["SAP\u3164", "SAP⟨U+3164⟩"],
    ["SAP\u{e0041}", "SAP⟨U+E0041⟩"],
    ["SAP\ufe0f", "SAP⟨U+FE0F⟩"],
    ["a\u2028b\u0000", "a⟨U+2028⟩b⟨U+0000⟩"],
  ])("%j is shown as %s", (name, shown) => {
    expect(visible(name)).toBe(shown);
  });

  it.each(["SAP", "Zoë’s <b>ERP</b> & co", "فاتورة", "חשבונית", "請求書", "❤️", "👩‍💻 team", "©"])(
    "%s stays as it is",
    (name) => {
      expect(visible(name)).toBe(name);
    },
  );

  it("does not change the direction of the text around it", () => {
    expect(isolated("חשבונית")).toBe("\u2068חשבונית\u2069");
    expect(isolated("\u202ePAS")).toBe("⟨U+202E⟩PAS");
    expect(isolated("請求書")).toBe("請求書");
    expect(isolated("Zoë")).toBe("Zoë");
  });

  it("is shortened if it is long, without a broken letter", () => {
    expect(shortened("SAP")).toBe("SAP");
    expect(shortened("🐘".repeat(60))).toBe("🐘".repeat(60));
    expect(shortened("🐘".repeat(61))).toBe(`${"🐘".repeat(59)}…`);
  });
});
