import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { createS3Storage, StorageError } from "../src/index.ts";

const KEYS = { accessKeyId: "canary-id", secretAccessKey: "canary-secret" };
let server: Server | undefined;
afterEach(() => server?.close());

/** Starts a store that gives the same answer to every request. */
async function answering(status: number, type: string, body: string): Promise<string> {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": type, "x-amz-request-id": "req-7F" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

const xml = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>canary: the key canary-id signed canary-string</Message><AWSAccessKeyId>canary-id</AWSAccessKeyId><StringToSign>canary</StringToSign></Error>`;

test.each([
  [403, "application/xml", xml("SignatureDoesNotMatch"), "SignatureDoesNotMatch"],
  [403, "application/xml", xml("AccessDenied"), "AccessDenied"],
  [400, "application/xml", xml("SomethingNew"), "SomethingNew"],
  [503, "application/xml", xml("SlowDown"), "SlowDown"],
  [400, "application/xml", xml("canary words of no code"), undefined],
  [502, "text/html", "<html><h1>canary gateway</h1></html>", undefined],
  [403, "application/json", '{"message":"canary"}', undefined],
])(
  "an error for answer %d of type %s keeps its code and status, and none of its words",
  async (status, type, body, code) => {
    const endpoint = await answering(status, type, body);
    const storage = createS3Storage({
      endpoint,
      bucket: "b",
      region: "auto",
      timeoutMs: 5_000,
      ...KEYS,
    });
    const works = [
      () => storage.put("results/1/0/lease", Buffer.from("x"), "image/webp"),
      () => storage.list("results/1"),
    ];
    for (const work of works) {
      const error: unknown = await work().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(StorageError);
      const told = inspect(error, { depth: 20, showHidden: true });
      expect(told).not.toContain("canary");
      expect(told).toContain(code ?? "status");
      expect((error as StorageError).cause).toMatchObject({ status });
    }
  },
);
