import { API_KEY_SCOPES, isErrorCode } from "@lacquer/contracts";
import { startTestServer, type TestServer } from "@lacquer/testing";
import type { OpenAPIV3_1 } from "openapi-types";
import { afterAll, beforeAll, expect, test } from "vitest";

type Operation = OpenAPIV3_1.OperationObject;

let server: TestServer;
let document: OpenAPIV3_1.Document;
let text: string;
let operations: { name: string; said: Operation }[];

beforeAll(async () => {
  server = await startTestServer();
  const answer = await server.client().send<OpenAPIV3_1.Document>("/api/openapi.json");
  [document, text] = [answer.body, answer.bytes.toString()];
  operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, said]) => ({
      name: `${method} ${path}`,
      said: said as Operation,
    })),
  );
});
afterAll(() => server.close());

/** Returns the thing itself, or what its `$ref` refers to. */
function resolved<Thing extends object>(thing: Thing | { $ref: string } | undefined): Thing {
  if (!thing) throw new Error("nothing is said here");
  if (!("$ref" in thing)) return thing;
  const found = thing.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>((within, name) => (within as Record<string, unknown>)[name], document);
  return found as Thing;
}

test("the document names its server, and every reference in it leads somewhere", () => {
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document.servers).toEqual([{ url: expect.stringMatching(/^http:\/\/localhost:\d+$/) }]);
  for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g))
    expect([ref, resolved({ $ref: ref ?? "" })]).toEqual([ref, expect.any(Object)]);
  expect(text).not.toMatch(/"x-(parameters|request-body|refuses)"/);
});

test("every operation has its own id, a description, an explained tag, and its security", () => {
  const ids = operations.map(({ said }) => said.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = document.tags?.map(({ name }) => name) ?? [];
  for (const { name, said } of operations) {
    expect([name, said.operationId, said.summary]).toEqual([
      name,
      expect.stringMatching(/^[a-z][A-Za-z]+$/),
      expect.stringMatching(/^[A-Z].{5,}/),
    ]);
    expect(tags).toContain(said.tags?.[0]);
    for (const scheme of said.security ?? []) {
      expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(
        expect.arrayContaining(Object.keys(scheme)),
      );
      expect(API_KEY_SCOPES).toEqual(expect.arrayContaining(scheme["apiKey"] ?? []));
    }
  }
});

test("every refusal has our shape and its stable codes, and gives a time to retry where waiting helps", () => {
  for (const { name, said } of operations) {
    const refused = Object.entries(said.responses ?? {}).filter(
      ([status]) => Number(status) >= 400,
    );
    expect([name, refused.map(([status]) => status)]).toEqual([
      name,
      expect.arrayContaining(["400", "500", "503"]),
    ]);
    for (const [status, response] of refused) {
      if (name === "get /readyz" && status === "503") continue;
      const { content, headers, description } = resolved<OpenAPIV3_1.ResponseObject>(response);
      const schema = content?.["application/json"]?.schema as {
        properties: { error: { properties: { code: { enum: string[] } } } };
      };
      const codes = schema.properties.error.properties.code.enum;
      expect(codes.filter((code) => !isErrorCode(code))).toEqual([]);
      for (const code of codes) expect(description).toContain(`\`${code}\``);
      expect([name, status, Boolean(headers?.["Retry-After"])]).toEqual([
        name,
        status,
        status === "429" || status === "503",
      ]);
    }
  }
});

test("the document describes a form, a stream and pictures as such", () => {
  const named = (name: string) => operations.find((one) => one.name === name)?.said;
  const upload = resolved<OpenAPIV3_1.RequestBodyObject>(named("post /api/uploads")?.requestBody);
  expect(upload.content["multipart/form-data"]?.schema).toMatchObject({
    properties: { file: { format: "binary" } },
  });
  const typesOf = (name: string) =>
    Object.keys(
      resolved<OpenAPIV3_1.ResponseObject>(named(name)?.responses?.["200"]).content ?? {},
    );
  expect(typesOf("get /trpc/jobs.events")).toEqual(["text/event-stream"]);
  expect(typesOf("get /files/results/{jobId}/{imageIndex}")).toContain("image/*");
  expect(document.components?.schemas).toMatchObject({ LiveMessage: {}, CreateJobInput: {} });
});

test("the document states the limits of every input", () => {
  const create = document.components?.schemas?.["CreateJobInput"];
  expect(create?.properties).toMatchObject({
    prompt: { maxLength: 1_000 },
    selectedDesignImages: { maxItems: 8 },
    nails: { maxItems: 10 },
    imageCount: { minimum: 1, maximum: 4 },
  });
  expect(create?.examples).toHaveLength(1);
});
