import {
  countRows,
  createBody,
  newEmail,
  PASSWORD,
  type Refusal,
  type Send,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const CREATE = "/api/generate-nail-design-job";
let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "100", CREATES_PER_MINUTE: "1000" });
  guest = await server.guest();
});
afterAll(() => server.close());

/** Sends a request that must be refused with a code and must write nothing. Returns the status and the code. */
async function refused(path: string, send: Send): Promise<[number, string]> {
  const before = await countRows(server.db);
  const answer = await guest.send<Refusal>(path, send);
  expect(await countRows(server.db)).toEqual(before);
  expect(answer.body).toEqual({
    error: {
      code: expect.any(String),
      message: expect.any(String),
      requestId: answer.headers.get("x-request-id"),
    },
  });
  expect(answer.body.error.message).not.toMatch(
    /\bselect\b|\binsert\b|prisma|node_modules|\bat .*:\d+/i,
  );
  return [answer.status, answer.body.error.code];
}

/** The shape of the typed API's refusals. */
type Wrong = {
  error: {
    json: {
      message: string;
      data: { code: string; httpStatus: number; requestId: string; stack?: string };
    };
  };
};

const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 };
const BODIES: [string, unknown][] = [
  ["nothing", null],
  ["a list", []],
  ["a number", 7],
  ["text", "hello"],
  ["no prompt", { imageCount: 1 }],
  ["a prompt that is a number", { ...createBody(), prompt: 5 }],
  ["a prompt too long", { ...createBody(), prompt: "x".repeat(1001) }],
  ["an unknown field", { ...createBody(), admin: true }],
  ["someone's user id", { ...createBody(), userId: 1 }],
  ["a price of its own", { ...createBody(), cost: 0 }],
  ["no image", { ...createBody(), imageCount: 0 }],
  ["five images", { ...createBody(), imageCount: 5 }],
  ["half an image", { ...createBody(), imageCount: 1.5 }],
  ["an unknown shape", { ...createBody(), designSettings: { nailShape: "hexagon" } }],
  ["an unknown setting", { ...createBody(), designSettings: { sparkle: 9 } }],
  ["an invalid colour", { ...createBody(), designSettings: { baseColor: "red;}" } }],
  [
    "weights that do not add up",
    { ...createBody(), influenceWeights: { drawing: 50, designImage: 10, baseColor: 10 } },
  ],
  ["a weight below zero", { ...createBody(), influenceWeights: { drawing: -50, baseColor: 150 } }],
  [
    "weights for references that are not there",
    { ...createBody(), influenceWeights: { references: [10] } },
  ],
  [
    "a picture from another site",
    { ...createBody(), originalImage: "https://example.test/hand.jpg" },
  ],
  ["a picture on this machine", { ...createBody(), originalImage: "file:///etc/passwd" }],
  [
    "a picture inside the network",
    { ...createBody(), originalImage: "http://169.254.169.254/latest/meta-data" },
  ],
  ["nine references", { ...createBody(), selectedDesignImages: Array(9).fill("/files/uploads/x") }],
  ["a reference that is no text", { ...createBody(), selectedDesignImages: [{}] }],
  ["eleven nails", { ...createBody(), nails: Array(11).fill(nail) }],
  ["a nail off the photo", { ...createBody(), nails: [{ ...nail, x: 1.2 }] }],
  ["a nail without a width", { ...createBody(), nails: [{ ...nail, width: 0 }] }],
  ["an unknown finger", { ...createBody(), nails: [{ ...nail, finger: "sixth" }] }],
  ["a tab id too long", { ...createBody(), tabId: "t".repeat(65) }],
  ["a tab id with a null character", { ...createBody(), tabId: "a\u0000b" }],
  ["a prompt with a null character", { ...createBody(), prompt: "a\u0000b" }],
  ["a prompt with half of a character", { ...createBody(), prompt: "a\ud800" }],
  ["a name of a field with a null character", { ...createBody(), "a\u0000b": 1 }],
];

test.each(BODIES)("create with %s", async (_what, json) => {
  expect(await refused(CREATE, { json })).toEqual([400, "invalid_input"]);
});

test.each([
  ["data:image/svg+xml;base64,PHN2Zy8+", 415],
  ["data:text/html;base64,PGI+", 400],
  ["data:image/png;base64,bm90IGEgcGljdHVyZQ==", 415],
  ["data:image/png,raw", 415],
  ["/files/uploads/00000000-0000-4000-8000-000000000000", 404],
  ["/files/uploads/../../etc/passwd", 404],
])("create with the picture %s answers %i", async (originalImage, status) => {
  expect((await refused(CREATE, { json: createBody({ originalImage }) }))[0]).toBe(status);
});

const JSON_TYPE = { "content-type": "application/json" };
test.each<[string, string, Send, number, string]>([
  ["cut JSON", CREATE, { text: '{"prompt": "a', headers: JSON_TYPE }, 400, "invalid_json"],
  ["no body", CREATE, { method: "POST", headers: JSON_TYPE }, 400, "invalid_input"],
  [
    "a form",
    CREATE,
    { text: "prompt=a", headers: { "content-type": "application/x-www-form-urlencoded" } },
    415,
    "unsupported_media_type",
  ],
  [
    "plain text",
    CREATE,
    { text: "{}", headers: { "content-type": "text/plain" } },
    415,
    "unsupported_media_type",
  ],
  [
    "a poisoned prototype",
    CREATE,
    { text: '{"__proto__": {"admin": true}, "prompt": "a"}', headers: JSON_TYPE },
    400,
    "invalid_json",
  ],
  [
    "a key with a space",
    CREATE,
    { json: createBody(), headers: { "idempotency-key": "a b" } },
    400,
    "invalid_input",
  ],
  [
    "a key too long",
    CREATE,
    { json: createBody(), headers: { "idempotency-key": "k".repeat(256) } },
    400,
    "invalid_input",
  ],
  [
    "33 MB",
    CREATE,
    { text: `{"prompt": "${"x".repeat(33 * 1024 * 1024)}"}`, headers: JSON_TYPE },
    413,
    "body_too_large",
  ],
  [
    "2 MB where 1 is allowed",
    "/api/nothing",
    { text: `{"json": "${"x".repeat(2 * 1024 * 1024)}"}`, headers: JSON_TYPE },
    413,
    "body_too_large",
  ],
  ["an unknown status", "/api/generation-jobs?status=lost", {}, 400, "invalid_input"],
  ["a limit of a million", "/api/generation-jobs?limit=1000000", {}, 400, "invalid_input"],
  ["two limits", "/api/generation-jobs?limit=1&limit=2", {}, 400, "invalid_input"],
  ["a cursor made up", "/api/generation-jobs?cursor=abc", {}, 400, "invalid_input"],
  ["a cursor with a null character", "/api/designs?cursor=%00", {}, 400, "invalid_input"],
  ["a negative page", "/api/credits/ledger?limit=-1", {}, 400, "invalid_input"],
  ["an invalid job id", "/api/generation-job/1%20or%201=1", {}, 404, "job_not_found"],
  ["an invalid design id", "/api/designs/abc", { method: "DELETE" }, 404, "design_not_found"],
  ["an address that cannot be read", "/api/%zz", {}, 404, "not_found"],
  ["an unknown route", "/api/admin", {}, 404, "not_found"],
  ["an unknown method", "/api/credits", { method: "PUT" }, 404, "not_found"],
])("%s", async (_what, path, send, status, code) => {
  expect(await refused(path, send)).toEqual([status, code]);
});

test("tRPC refuses wrong input, unknown procedures and batches of eleven, each with one of our codes", async () => {
  const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify({ json: value }))}`;
  const before = await countRows(server.db);
  const wrong = [
    await guest.send<Wrong>(`/trpc/jobs.get?${input({ jobId: "x" })}`),
    await guest.send<Wrong>(`/trpc/jobs.get?input=notjson`),
    await guest.send<Wrong>("/trpc/jobs.create", { json: { json: { prompt: 5 } } }),
    await guest.send<Wrong>("/trpc/designs.update", {
      json: { json: { id: "00000000-0000-4000-8000-000000000000", name: "" } },
    }),
    await guest.send<Wrong>("/trpc/designs.update", {
      json: { json: { id: "00000000-0000-4000-8000-000000000000", name: "a\u0000b" } },
    }),
  ];
  for (const { status, body, headers } of wrong) {
    expect(status).toBe(400);
    expect(body.error.json.data).toMatchObject({
      httpStatus: 400,
      requestId: headers.get("x-request-id"),
    });
    expect(["invalid_input", "invalid_json"]).toContain(body.error.json.data.code);
    expect(body.error.json.data.stack).toBeUndefined();
  }
  // A procedure without input accepts an empty body.
  const bare = await guest.send("/trpc/jobs.cancelWaiting", { text: "", headers: JSON_TYPE });
  expect(bare.status).toBe(200);
  expect((await guest.send<Wrong>("/trpc/jobs.nothing")).body.error.json.data).toMatchObject({
    code: "not_found",
  });
  const eleven = Array.from({ length: 11 }, () => "credits.summary").join(",");
  const batch = await guest.send(`/trpc/${eleven}?batch=1&input=${encodeURIComponent("{}")}`);
  expect(batch.status).toBeGreaterThanOrEqual(400);
  expect(batch.bytes.toString()).not.toContain("balance");
  expect(await countRows(server.db)).toEqual(before);
});

test("accounts and keys refuse what their tables cannot hold, with 400 and a code", async () => {
  const owner = await server.account();
  const post = (path: string, json: unknown) => owner.send<{ code?: string }>(path, { json });
  const signIn = { email: owner.email, password: PASSWORD };
  const signUp = { name: "A person", email: newEmail(), password: PASSWORD };
  const answers = [
    await post("/api/auth/sign-up/email", { ...signUp, name: "a\u0000b" }),
    await post("/api/auth/sign-up/email", { ...signUp, name: "a\ud800" }),
    await post("/api/auth/sign-in/email", { ...signIn, email: "a\u0000@example.test" }),
    await post("/api/auth/sign-in/email", { ...signIn, callbackURL: "/\u{1F485}" }),
    await post("/api/auth/reset-password?token=%00", { newPassword: "another-long-password" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  for (const { body, bytes } of answers)
    expect([bytes.toString(), body.code ?? "invalid_input"]).toEqual([
      expect.not.stringMatching(/prisma|invalid byte/i),
      "invalid_input",
    ]);
  const revoke = await owner.send("/trpc/keys.revoke", { json: { json: { id: 2 ** 31 } } });
  expect(revoke.status).toBe(400);
  expect(await post("/api/auth/sign-up/email", { ...signUp, name: "💅" })).toMatchObject({
    status: 200,
  });
  expect(server.process.output()).not.toMatch(/"level":[56]0/);
});

test("a request cannot call its input a list of twenty million numbers", async () => {
  const json = { json: 2e7, meta: { v: 1, values: [["typed-array", "Uint8Array"]] } };
  const { status, body } = await guest.send<Wrong>("/trpc/uploads.touch", { json });
  expect([status, body.error.json.data.code]).toEqual([400, "invalid_input"]);
  // The input must be refused by its format, before a shape reads twenty million fields.
  expect(body.error.json.message).toMatch(/Send it as JSON/);
});
