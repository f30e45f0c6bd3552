import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ApiError, fieldOf, queryString, Rest } from "./rest.ts";

let server: Server;
let rest: Rest;
let answer: (response: ServerResponse) => void;
let asked: { request: IncomingMessage; body: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked = { request, body };
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  rest = new Rest(`http://127.0.0.1:${port}`, () => Promise.resolve("an-access-token"));
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  answer = (response) => {
    response.writeHead(200, { ETag: '"7"' }).end('{"updatedTimestamp":1}');
  };
});

function refuse(status: number, body: string): void {
  answer = (response) => {
    response.writeHead(status).end(body);
  };
}

describe("a call", () => {
  it("carries the admin's token", async () => {
    await rest.get("/entities");
    expect(asked.request.headers.authorization).toBe("Bearer an-access-token");
  });

  it("omits empty and undefined parameters", async () => {
    await rest.get("/entities", { first: 0, max: 11, search: "", enabled: undefined });
    expect(asked.request.url).toBe("/entities?first=0&max=11");
  });

  it("repeats a parameter for each value of a list", async () => {
    await rest.get("/events", { kind: ["CREATE", "DELETE"], tokenId: undefined, reason: [] });
    expect(asked.request.url).toBe("/events?kind=CREATE&kind=DELETE");
  });

  it("keeps the version of an answer and sends it with a change", async () => {
    const read = await rest.getVersioned("/entities/1");
    expect(read).toEqual({ value: { updatedTimestamp: 1 }, etag: '"7"' });
    refuse(204, "");
    await rest.put("/entities/1", { enabled: false }, read);
    expect(asked.request.headers["if-match"]).toBe('"7"');
    expect(asked.body).toBe('{"enabled":false}');
  });

  it("names the version also for an act on the value", async () => {
    const read = await rest.getVersioned("/entities/1");
    const answer = await rest.postVersioned("/entities/1", "rotate", { overlap: "PT0S" }, read);
    expect(asked.request.method).toBe("POST");
    expect(asked.request.url).toBe("/entities/1/rotate");
    expect(asked.request.headers["if-match"]).toBe('"7"');
    expect(asked.body).toBe('{"overlap":"PT0S"}');
    expect(answer).toEqual({ updatedTimestamp: 1 });
  });

  it("names the version also for a change that is only tried", async () => {
    const read = await rest.getVersioned("/entities/1");
    const found = await rest.putDryRun("/entities/1", { addresses: null }, read);
    expect(asked.request.method).toBe("PUT");
    expect(asked.request.url).toBe("/entities/1?dryRun=true");
    expect(asked.request.headers["if-match"]).toBe('"7"');
    expect(found).toEqual({ updatedTimestamp: 1 });
  });

  it("for an act without a body needs no answer", async () => {
    refuse(204, "");
    await rest.act("/entities/1/dismiss");
    expect(asked.request.method).toBe("POST");
    expect(asked.request.headers).not.toHaveProperty("content-type");
    expect(asked.body).toBe("");
  });
});

describe("a call whose version a proxy has removed", () => {
  beforeEach(() => {
    refuse(200, '{"updatedTimestamp":1}');
  });

  it("compares the time of the last change instead", async () => {
    const read = await rest.getVersioned("/entities/1");
    await rest.put("/entities/1", { enabled: false }, read);
    expect(asked.request.method).toBe("PUT");
    expect(asked.request.headers).not.toHaveProperty("if-match");
    expect(asked.body).toBe('{"enabled":false}');
  });

  it("still notices somebody else's change", async () => {
    const read = await rest.getVersioned("/entities/1");
    refuse(200, '{"updatedTimestamp":2}');
    const change = rest.put("/entities/1", { enabled: false }, read);
    await expect(change).rejects.toMatchObject({ status: 412 });
    expect(asked.request.method).toBe("GET");
  });

  it("compares the whole of a value that does not tell when it was changed", async () => {
    refuse(200, '{"maxTokens":1}');
    const read = await rest.getVersioned("/entities/policy");
    await rest.put("/entities/policy", { maxTokens: 2 }, read, { confirm: "seen" });
    expect(asked.request.url).toBe("/entities/policy?confirm=seen");
    refuse(200, '{"maxTokens":3}');
    const change = rest.put("/entities/policy", { maxTokens: 2 }, read);
    await expect(change).rejects.toMatchObject({ status: 412 });
  });

  it("compares the value itself before an act on it", async () => {
    const read = await rest.getVersioned("/entities/1");
    refuse(200, '{"updatedTimestamp":2}');
    const act = rest.postVersioned("/entities/1", "rotate", {}, read);
    await expect(act).rejects.toMatchObject({ status: 412 });
    expect(asked.request.url).toBe("/entities/1");
  });
});

describe("a failed call", () => {
  it.each([
    ['{"field":"name","errorMessage":"is taken"}', 409, "is taken", "name"],
    ['{"error":"HTTP 404 Not Found"}', 404, "HTTP 404 Not Found", undefined],
    ['{"error":"x","error_description":"because"}', 403, "because", undefined],
    ["<html>a proxy's page</html>", 502, "Bad Gateway", undefined],
    ["", 503, "Service Unavailable", undefined],
  ])("with the answer %s says what is wrong", async (body, status, message, field) => {
    refuse(status, body);
    const error = await rest.get("/entities").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, message, field });
  });

  it("names the list of a faulty item", () => {
    expect(fieldOf(new ApiError(400, "is no network", "addresses[2]"))).toBe("addresses");
    expect(fieldOf(new ApiError(400, "is taken", "name"))).toBe("name");
    expect(fieldOf(new Error("gone"))).toBeUndefined();
  });

  it("without an answer has no status", async () => {
    const nowhere = new Rest("http://127.0.0.1:1", () => Promise.resolve("a"));
    await expect(nowhere.get("/entities")).rejects.toMatchObject({ status: 0 });
  });
});

it("the client requests no URL that a browser would change", async () => {
  asked = undefined as never;
  const error = await rest.get("/entities/../users").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 404 });
  expect(asked).toBeUndefined();
});

it("a token in a query is replaced by its id", () => {
  const token = `ket_0UJg4EBGO3cQWJhXqJNbv5_${"a".repeat(49)}`;
  expect(queryString({ search: token, kind: [`x ${token}`] })).toBe(
    "?search=0UJg4EBGO3cQWJhXqJNbv5&kind=0UJg4EBGO3cQWJhXqJNbv5",
  );
});

it("the values of a query are encoded", () => {
  expect(queryString({ search: "a&b=ä 1" })).toBe("?search=a%26b%3D%C3%A4+1");
});
