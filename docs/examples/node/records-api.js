// A resource server that holds invoices and customers.
//
//   node records-api.js <port>
//
// CHECK     introspection or jwt or exchange, see tokens.js
// ISSUER, CLIENT_ID, CLIENT_SECRET  the realm, and this resource server's client there
// HINT      a token_type_hint for introspection, if any
import { createServer } from "node:http";
import * as tokens from "./tokens.js";

const check = {
  introspection: tokens.introspection,
  jwt: tokens.jwt,
  exchange: async (credential) =>
    tokens.jwt({
      ...credential,
      token: (await tokens.exchange(credential.token)).access_token,
    }),
}[process.env.CHECK];
const permissions = {
  GET: "read",
  HEAD: "read",
  POST: "write",
  PUT: "write",
  DELETE: "delete",
};
const entities = { invoices: "invoice", customers: "customer" };
const records = new Map();
const port = Number(process.argv[2]);
const base = `http://127.0.0.1:${port}`;

/** What a request shows, or undefined. */
function credential({ headers, method, url }) {
  const [, scheme, token] =
    /^(Bearer|DPoP) ([^ ]+)$/.exec(headers.authorization) ?? [];
  const proof = headers.dpop;
  return token && { scheme, token, proof, method, url: base + url };
}

/** The status of a request: what is not allowed is refused. */
async function authorize(request, entity) {
  const shown = credential(request);
  const claims = shown && (await check(shown).catch(() => undefined));
  if (!claims) {
    return 401;
  }
  const scopes = (claims.scope ?? "").split(" ");
  const permission = permissions[request.method];
  // The scope says what a token may do, never with which records: that is the claim's part.
  return permission && scopes.includes(`entity:${permission}`) && claims.entity === entity
    ? 200
    : 403;
}

createServer(async (request, response) => {
  const [collection, id] = request.url.slice(1).split("/");
  const status = Object.hasOwn(entities, collection)
    ? await authorize(request, entities[collection])
    : 404;
  if (status === 401) {
    const error = request.headers.authorization ? ' error="invalid_token"' : "";
    response.setHeader("WWW-Authenticate", "Bearer" + error);
  }
  if (status !== 200) {
    response.writeHead(status).end();
  } else if (request.method === "GET") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify([...records.keys()]));
  } else if (request.method === "DELETE") {
    records.delete(`${collection}/${id}`);
    response.writeHead(204).end();
  } else {
    request.resume().on("end", () => {
      records.set(`${collection}/${id}`, true);
      response.writeHead(201).end();
    });
  }
}).listen(port, "127.0.0.1", () =>
  console.log("records-api listens"),
);
