import {
  countRows,
  createBody,
  form,
  newEmail,
  PASSWORD,
  plainPicture,
  type Send,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  guest = await server.guest();
});
afterAll(() => server.close());

const EVIL: [string, Record<string, string>][] = [
  ["a foreign Origin", { origin: "https://evil.example" }],
  ["no origin of its own", { origin: "null" }],
  ["an Origin that only begins like ours", { origin: "http://127.0.0.1.evil.example" }],
  ["another port", { origin: "http://127.0.0.1:1" }],
  ["Sec-Fetch-Site: cross-site", { "sec-fetch-site": "cross-site" }],
  ["Sec-Fetch-Site: same-site", { "sec-fetch-site": "same-site" }],
];

describe.each(EVIL)("a change sent with %s", (_what, headers) => {
  test.each<[string, () => Promise<Send> | Send]>([
    ["/api/generate-nail-design-job", () => ({ json: createBody() })],
    ["/api/uploads?kind=photo", async () => ({ form: form(await plainPicture()) })],
    ["/trpc/jobs.create", () => ({ json: { json: createBody() } })],
    ["/trpc/jobs.cancelWaiting", () => ({ form: form(Buffer.from("x")) })],
    ["/trpc/jobs.cancelWaiting", () => ({ text: "", headers: { "content-type": "text/plain" } })],
    ["/api/designs/00000000-0000-4000-8000-000000000000", () => ({ method: "DELETE" })],
    ["/api/auth/sign-in/anonymous", () => ({ json: {} })],
    [
      "/api/auth/sign-up/email",
      () => ({ json: { name: "E", email: newEmail(), password: PASSWORD } }),
    ],
    ["/api/auth/sign-out", () => ({ json: {} })],
  ])("to %s is refused", async (path, send) => {
    const before = await countRows(server.db);
    const wanted = await send();
    const answer = await guest.send(path, {
      method: "POST",
      ...wanted,
      headers: { ...wanted.headers, ...headers },
    });
    expect([path, answer.status]).toEqual([path, 403]);
    expect(await countRows(server.db)).toEqual(before);
  });
});

test("another site cannot make a guest, even without any cookie", async () => {
  const answer = await server
    .client()
    .send("/api/auth/sign-in/anonymous", { json: {}, headers: { origin: "https://evil.example" } });
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("our own page may change things", async () => {
  const ways: Record<string, string>[] = [
    { origin: server.origin },
    { origin: server.origin, "sec-fetch-site": "same-origin" },
  ];
  for (const headers of ways) {
    expect(
      (await guest.send("/trpc/jobs.cancelWaiting", { json: { json: null }, headers })).status,
    ).toBe(200);
  }
});

test("the session cookie is HttpOnly, Lax, for the whole site, and Secure on https", async () => {
  const read = async (origin: string) => {
    const response = await fetch(`${origin}/api/auth/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": "10.9.9.9" },
      body: "{}",
    });
    return response.headers.getSetCookie().find((cookie) => cookie.includes("session_token")) ?? "";
  };
  const plain = await read(server.origin);
  expect(plain).toMatch(/; HttpOnly/);
  expect(plain).toMatch(/; SameSite=Lax/);
  expect(plain).toMatch(/; Path=\/(;|$)/);
  expect(plain).not.toMatch(/; Secure/);
  const secure = await server.another({ PUBLIC_URL: "https://lacquer.example" });
  const sealed = await read(secure.origin);
  expect(sealed).toMatch(/^__Secure-/);
  expect(sealed).toMatch(/; Secure/);
  const headers = (await fetch(`${secure.origin}/healthz`)).headers;
  expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/);
  await secure.process.end();
});

test("every answer carries the policy against foreign and inline scripts", async () => {
  for (const path of ["/", "/api/credits", "/healthz", "/nothing", "/trpc/system.status"]) {
    const { headers } = await server.client().send(path, { headers: { accept: "text/html" } });
    const policy = headers.get("content-security-policy") ?? "";
    for (const rule of [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split(";")).toContain(rule);
    }
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});
