import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { CRON_SECRET, plainPicture, startTestServer, type TestServer } from "@lacquer/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import openapiTypescript, { astToString } from "openapi-typescript";
import type { OpenAPIV3_1 } from "openapi-types";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Called, CallEverything } from "./called.ts";

const COMPILED = path.join(import.meta.dirname, "compiled");

let server: TestServer;
let document: OpenAPIV3_1.Document;

beforeAll(async () => {
  server = await startTestServer();
  document = (await server.client().send<OpenAPIV3_1.Document>("/api/openapi.json")).body;
  // With this option, a request may leave out a field that has a default.
  const made = await openapiTypescript(JSON.stringify(document), { defaultNonNullable: false });
  await mkdir(path.join(COMPILED, "generated"), { recursive: true });
  await writeFile(path.join(COMPILED, "generated", "openapi.ts"), astToString(made));
});
afterAll(() => server.close());

test("a generated client compiles under strict, and its types equal those of tRPC", async () => {
  // The repository's own compiler is used, because this package's TypeScript is only for the generator.
  const tsc = path.resolve(import.meta.dirname, "../../../node_modules/.bin/tsc");
  const output = await promisify(execFile)(tsc, ["--noEmit", "-p", COMPILED]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  expect(output).toBe("");
});

test("the generated client calls every route, and each answer matches the document", async () => {
  const owner = await server.account();
  // `calls.ts` is imported at run time, because it uses generated types. The test above compiles it.
  const calls = path.join(COMPILED, "calls.ts");
  const { callEverything } = (await import(calls)) as { callEverything: CallEverything };
  const called = await callEverything({
    origin: server.origin,
    cookie: [...owner.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    cronSecret: CRON_SECRET,
    picture: new Blob([new Uint8Array(await plainPicture())], { type: "image/jpeg" }),
  });
  const routes = Object.entries(document.paths ?? {}).flatMap(([url, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method} ${url}`),
  );
  expect([...new Set(called.map(({ route }) => route))].toSorted()).toEqual(routes.toSorted());
  const faults = faultsOf(document);
  expect(called.flatMap((one) => faults(one))).toEqual([]);
});

/**
 * Returns where an answer differs from the document: a missing field, or a field that the document does not mention.
 */
function faultsOf({ paths, components }: OpenAPIV3_1.Document): (called: Called) => string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "document", components });
  return ({ route, status, type, body }) => {
    const [method = "", url = ""] = route.split(" ");
    const operations = (paths?.[url] ?? {}) as Record<string, OpenAPIV3_1.OperationObject>;
    const response = named(operations[method]?.responses?.[status], components);
    if (!response) return [`${route} answers ${status}, which is not described`];
    const wanted = Object.keys(response.content ?? {}).find((one) => fits(one, type));
    if (type !== "" && wanted === undefined) return [`${route} answers ${status} as ${type}`];
    const schema = response.content?.["application/json"]?.schema;
    if (body === undefined || !schema) return [];
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    const isValid = ajv.validate(JSON.parse(text) as object, body);
    return isValid ? [] : [`${route} ${status}: ${ajv.errorsText()}`];
  };
}

const fits = (described: string, type: string) =>
  described === type || (described.endsWith("/*") && type.startsWith(described.slice(0, -1)));

function named(
  response: OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject | undefined,
  components: OpenAPIV3_1.ComponentsObject | undefined,
): OpenAPIV3_1.ResponseObject | undefined {
  if (!response || !("$ref" in response)) return response as OpenAPIV3_1.ResponseObject | undefined;
  const name = response.$ref.slice("#/components/responses/".length);
  return components?.responses?.[name] as OpenAPIV3_1.ResponseObject | undefined;
}
