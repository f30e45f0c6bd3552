import { describe, expect, it } from "vitest";
import { envLine, forwardAuthExample, jwtExample } from "./examples.ts";

const REALM = "https://id.example.org/realms/it's";

describe("the examples", () => {
  it("ask forward auth for a permission of the entity", () => {
    expect(forwardAuthExample(REALM, "invoice", "read")).toBe(
      'curl -i -H "Authorization: Bearer $ENTITY_TOKEN" \\\n' +
        "  'https://id.example.org/realms/it%27s/entity-tokens/authorize?entity=invoice&permission=read'",
    );
  });

  it("ask for a JWT", () => {
    expect(jwtExample(REALM)).toBe(
      "curl -d grant_type=client_credentials \\\n" +
        '  -d client_id=entity-tokens -d "client_secret=$ENTITY_TOKEN" \\\n' +
        "  'https://id.example.org/realms/it%27s/protocol/openid-connect/token'",
    );
  });

  it("have the secret in one place", () => {
    expect(envLine("ket_x")).toBe("ENTITY_TOKEN=ket_x");
  });
});
