import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, readBody } from "./listen.ts";
import { checkSignature, type Keys } from "./sigv4.ts";

/** A double of an S3 store over HTTP. It checks every signature, and behaves like R2 where R2 and S3 differ. */
export interface S3Double {
  origin: string;
  bucket: string;
  keys: Keys;
  objects: Map<string, { bytes: Buffer; contentType: string; writtenAt?: Date }>;
  /** The method and path of each request, including refused ones. */
  requests: string[];
  /** How many milliseconds the store's clock is ahead. */
  clockAhead: number;
  /** True = conditional writes are answered with 501, as some stores do. */
  withoutConditions: boolean;
  /** How many of the next requests are answered with an error of the store's own. */
  stumbles: number;
  /** True = the next object is written, but the connection is dropped instead of an answer. */
  losesNextAnswer: boolean;
  /**
   * True = the store behaves like a bucket whose CORS rule allows any origin. It allows the origin only when the
   * request names one, and sends no Vary header.
   */
  allowsOrigins: boolean;
  down(): Promise<void>;
  up(): Promise<void>;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

const fault = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** Starts the double on a free port. */
export async function createS3Double(changes: Partial<Keys> = {}): Promise<S3Double> {
  const double: S3Double = {
    origin: "",
    bucket: "pictures",
    keys: { accessKeyId: "double-key", secretAccessKey: "double-secret", ...changes },
    objects: new Map(),
    requests: [],
    clockAhead: 0,
    withoutConditions: false,
    stumbles: 0,
    losesNextAnswer: false,
    allowsOrigins: false,
    down: () => server.close(),
    async up() {
      server = await listen(respond, server.port);
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    double.requests.push(`${request.method} ${(request.url ?? "").split("?")[0]}`);
    const answer = decide(double, request, body);
    if (double.losesNextAnswer && request.method === "PUT") {
      double.losesNextAnswer = false;
      response.destroy();
      return;
    }
    const { origin } = request.headers;
    const leave = double.allowsOrigins && origin ? { "access-control-allow-origin": origin } : {};
    response.writeHead(answer.status, {
      ...answer.headers,
      ...leave,
      "x-amz-request-id": randomUUID(),
    });
    response.end(answer.body);
  }

  let server = await listen(respond);
  double.origin = server.origin;
  return double;
}

function put(double: S3Double, request: IncomingMessage, key: string, body: Buffer): Answer {
  // With WHEN_REQUIRED, the SDK must not send streamed bodies with a trailing checksum, so they are refused here.
  if (request.headers["content-encoding"]?.includes("aws-chunked"))
    return fault(501, "NotImplemented");
  if (Object.keys(request.headers).some((name) => name.startsWith("x-amz-checksum")))
    return fault(501, "NotImplemented");
  if (request.headers["if-none-match"]) {
    if (double.withoutConditions) return fault(501, "NotImplemented");
    if (double.objects.has(key)) return fault(412, "PreconditionFailed");
  }
  const contentType = request.headers["content-type"] ?? "application/octet-stream";
  double.objects.set(key, { bytes: body, contentType, writtenAt: new Date() });
  return { status: 200, headers: { etag: `"${randomUUID()}"` } };
}

function get(double: S3Double, key: string, query: URLSearchParams): Answer {
  const object = double.objects.get(key);
  if (!object) return fault(404, "NoSuchKey");
  const headers: Record<string, string> = {
    "content-type": query.get("response-content-type") ?? object.contentType,
  };
  const disposition = query.get("response-content-disposition");
  const caching = query.get("response-cache-control");
  if (disposition) headers["content-disposition"] = disposition;
  if (caching) headers["cache-control"] = caching;
  return { status: 200, headers, body: object.bytes };
}

function list(double: S3Double, query: URLSearchParams): Answer {
  const most = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  const after = query.get("continuation-token") ?? "";
  const keys = [...double.objects.keys()]
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after)
    .sort();
  const page = keys.slice(0, most);
  const more = keys.length > page.length;
  const contents = page.map((key) => {
    const time = (double.objects.get(key)?.writtenAt ?? new Date()).toISOString();
    return `<Contents><Key>${key}</Key><LastModified>${time}</LastModified></Contents>`;
  });
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0"?><ListBucketResult><Name>${double.bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${contents.join("")}${next}</ListBucketResult>`,
  };
}

function decide(double: S3Double, request: IncomingMessage, body: Buffer): Answer {
  if (double.stumbles > 0) {
    double.stumbles -= 1;
    return fault(500, "InternalError");
  }
  const refused = checkSignature(request, body, double.keys, Date.now() + double.clockAhead);
  if (refused) return fault(refused.status, refused.code);
  const url = new URL(request.url ?? "/", "http://double");
  const [bucket, ...rest] = url.pathname.slice(1).split("/");
  const key = decodeURIComponent(rest.join("/"));
  if (bucket !== double.bucket) return fault(404, "NoSuchBucket");
  if (request.method === "GET")
    return key === "" ? list(double, url.searchParams) : get(double, key, url.searchParams);
  if (request.method === "PUT" && key !== "") return put(double, request, key, body);
  if (request.method === "DELETE" && key !== "") {
    double.objects.delete(key);
    return { status: 204 };
  }
  return fault(501, "NotImplemented");
}
