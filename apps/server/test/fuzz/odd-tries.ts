import type { HttpRoute } from "./http-routes.ts";
import type { Random } from "./random.ts";
import { headerText } from "./percent.ts";
import type { Shot } from "./wire.ts";

/** Makes a random request to try. Every call makes a different request. */
export type OddTry = (random: Random) => Shot;
import { hostile } from "./hostile-values.ts";

const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
] as const;
const LONG = "a".repeat(5_000);

/** Paths that no link in the studio contains. */
export const ODD_PATHS = [
  "//x",
  "///",
  "/%2e%2e/x",
  "/../x",
  "/a//b",
  "/%00",
  "/a%00b.js",
  "/a%5cb",
  "/%5c%5cexample.test",
  `/${LONG}`,
  `/files/uploads/${LONG}`,
  `/api/${LONG}/${LONG}`,
  "/%zz",
  "/%",
  "/%ed%a0%80",
  "/%c0%ae%c0%ae/etc/passwd",
  "/.env",
  "/index.html/x",
  "/assets/",
  "/assets/..%2f..%2fpackage.json",
  "/api",
  "/api/",
  "/api/auth",
  "/api/auth/",
  "/api/auth//x",
  "/api/auth/%00",
  "/api/auth/%zz",
  `/api/auth/${LONG}`,
  "/trpc",
  "/trpc/",
  "/trpc//",
  "/trpc/%00",
  "/trpc/%zz",
  "/trpc/__proto__",
  "/trpc/constructor.name",
  "/trpc/jobs",
  "/trpc/jobs.get,jobs.get?batch=1",
  "/trpc/jobs.get,credits.summary?batch=1&input=%00",
  "/trpc/jobs.get?batch=1&input=[]",
  "/trpc/jobs.get?batch=1&input=null",
  "/trpc/jobs.get?input=null",
  "/trpc/jobs.get?input=%7B%22json%22:null,%22meta%22:null%7D",
  "/trpc/jobs.list?input=%7B%22json%22:%7B%7D,%22meta%22:%7B%22values%22:%22x%22%7D%7D",
  "/trpc/jobs.get?connectionParams=x",
  "/trpc/jobs.events?input=%00",
  "/trpc/jobs.events?lastEventId=%00",
  "/?%",
  "/?__proto__=1",
  "/?a[__proto__][b]=1",
  "/x?y=%00",
  "http://example.test/api/credits",
  "http://example.test//x",
  "*",
  "/api/credits/",
  "/API/CREDITS",
  "/api/credits;x=1",
  "/api/credits#x",
] as const;

const ODD_BODIES = [
  "",
  "null",
  "[]",
  "{",
  '"a"',
  "0",
  "\u0000",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"json":{"__proto__":{"x":1}}}',
  "[".repeat(50_000),
  `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
  "--limit\r\n\r\n",
  '--limit\r\ncontent-disposition: form-data; name="file"; filename="\u0000"\r\n\r\nx\r\n--limit--\r\n',
  '--limit\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--limit--\r\n',
  "a=%00&b=%zz",
  "x".repeat(70_000),
] as const;

const ODD_TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "application/json;",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=limit",
  "multipart/form-data; boundary=",
  "application/octet-stream",
  "image/png",
  "a",
  "/",
  "\u00ff/\u00ff",
] as const;

const ODD_HEADERS = [
  "cookie",
  "authorization",
  "x-forwarded-for",
  "host",
  "origin",
  "referer",
  "accept",
  "accept-encoding",
  "range",
  "if-none-match",
  "if-modified-since",
  "idempotency-key",
  "last-event-id",
  "trpc-accept",
  "x-request-id",
  "x-lacquer-ip",
  "x-forwarded-host",
  "x-forwarded-proto",
  "sec-fetch-site",
  "upgrade",
  "expect",
] as const;

const ODD_HEADER_VALUES: Record<string, readonly [string, ...string[]]> = {
  cookie: [
    "better-auth.session_token=%00",
    "better-auth.session_token=%zz.%zz",
    "better-auth.session_token=a%00b.c",
    "better-auth.session_token=%ED%A0%80.a",
    "=;;=;",
    "__proto__=1",
    `better-auth.session_token=${"x".repeat(4_000)}`,
    "better-auth.session_data=%7B%7D",
    "better-auth.state=%00",
  ],
  authorization: [
    "Bearer",
    "Bearer ",
    "bearer \u00ff",
    "Basic OjA=",
    `Bearer ${"x".repeat(4_000)}`,
  ],
  host: ["[", "a b", "example.test:99999", "", "a@b", "//"],
  range: ["bytes=0-", "bytes=9-1", "bytes=-1", "lines=1"],
  accept: ["text/html", "application/jsonl", "\u00ff"],
  expect: ["100-continue"],
};

/**
 * Returns tries with odd addresses, methods, bodies and headers. The tries go to each route, to the paths in `inside`
 * for routes with a wildcard, and to addresses that no route has.
 */
export function oddTries(routes: HttpRoute[], inside: string[]): OddTry[] {
  const urls = [...new Set([...routes.map(({ url }) => url), ...inside])].map((url) =>
    url.replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000").replace("*", "get-session"),
  );
  return [
    ...ODD_PATHS.flatMap((path) =>
      METHODS.map((method): OddTry => (random) => ({
        name: `${method} ${path.slice(0, 60)}`,
        method,
        path,
        headers: { accept: random.pick(["*/*", "text/html"]) },
      })),
    ),
    ...urls.flatMap((url) => [
      ...METHODS.map((method): OddTry => () => ({
        name: `${method} ${url}`,
        method,
        path: url,
        headers: {},
      })),
      ((random) => ({
        name: `odd address at ${url}`,
        method: random.pick(METHODS),
        path: random.pick([
          `/${url}`,
          `${url}/`,
          `${url}//`,
          `${url}%00`,
          `${url}/..%2f`,
          `${url}?%zz=%`,
          `${url}/%2e%2e`,
        ]),
        headers: {},
      })) satisfies OddTry,
      ...[1, 2, 3].map((): OddTry => (random) => ({
        name: `odd body at ${url}`,
        method: random.pick(["POST", "PUT", "PATCH", "DELETE"]),
        path: url,
        headers: { "content-type": random.pick(ODD_TYPES) },
        body: random.pick(ODD_BODIES),
      })),
      ...ODD_HEADERS.map((header): OddTry => (random) => ({
        name: `odd ${header} at ${url}`,
        method: random.pick(["GET", "POST", "HEAD"]),
        path: url,
        headers: {
          [header]: random.pick([
            ...(ODD_HEADER_VALUES[header] ?? []),
            headerText(hostile(random)),
          ] as [string]),
        },
      })),
    ]),
  ];
}
