import { randomInt } from "node:crypto";

/** An answer that was read completely. `body` is the parsed JSON, or undefined. */
export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
  bytes: Buffer;
}

export interface Send {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: FormData;
  text?: string;
  /** An archive to send as the body. */
  tar?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

/** The body with which our routes refuse a request. */
export interface Refusal {
  error: { code: string; message: string; requestId: string };
}

/**
 * A visitor with cookies and an address of its own. A server that trusts one proxy takes this address as the visitor's.
 */
export interface HttpClient {
  readonly origin: string;
  readonly cookies: Map<string, string>;
  send<T = unknown>(path: string, send?: Send): Promise<Answer<T>>;
}

function randomAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export function createClient(origin: string, options: { address?: string } = {}): HttpClient {
  const cookies = new Map<string, string>();
  const address = options.address ?? randomAddress();
  return {
    origin,
    cookies,
    async send<T>(
      path: string,
      { method, headers, json, form, text, tar }: Send = {},
    ): Promise<Answer<T>> {
      const body = form ?? text ?? tar ?? (json === undefined ? undefined : JSON.stringify(json));
      const response = await fetch(new URL(path, origin), {
        method: method ?? (body === undefined ? "GET" : "POST"),
        redirect: "manual",
        headers: {
          "x-forwarded-for": address,
          ...(json === undefined ? {} : { "content-type": "application/json" }),
          ...(tar === undefined ? {} : { "content-type": "application/x-tar" }),
          ...(cookies.size > 0 ? { cookie: cookieHeader(cookies) } : {}),
          ...(path.startsWith("/api/auth/") ? { origin } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
        // `fetch` accepts a stream as the body only with this option.
        ...(tar === undefined ? {} : { duplex: "half" }),
      });
      keepCookies(cookies, response);
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        headers: response.headers,
        body: parse(bytes, response) as T,
        bytes,
      };
    },
  };
}

function cookieHeader(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const name = pair.slice(0, pair.indexOf("=")).trim();
    const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (gone) cookies.delete(name);
    else cookies.set(name, pair.slice(pair.indexOf("=") + 1));
  }
}

function parse(bytes: Buffer, response: Response): unknown {
  if (!response.headers.get("content-type")?.includes("json") || bytes.length === 0)
    return undefined;
  return JSON.parse(bytes.toString("utf8"));
}
