import { describe, expect, it } from "vitest";
import { hiddenText, meantBy } from "./copiedSecret.ts";

const SECRET = "ket_a$&b";

describe("a copied text", () => {
  it.each([
    [hiddenText(SECRET), SECRET],
    ["•••", SECRET],
    [`ENTITY_TOKEN=${hiddenText(SECRET)}`, `ENTITY_TOKEN=${SECRET}`],
    ["TOKEN=•••\ncurl", `TOKEN=${SECRET}\ncurl`],
  ])("%j has the secret in place of its bullets", (selected, meant) => {
    expect(meantBy(selected, SECRET)).toBe(meant);
  });

  it("stays as it is without bullets", () => {
    expect(meantBy("curl -d client_id=entity-tokens", SECRET)).toBeUndefined();
    expect(meantBy("", SECRET)).toBeUndefined();
  });
});
