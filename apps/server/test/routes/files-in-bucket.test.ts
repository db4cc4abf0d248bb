import {
  countRows,
  form,
  handPhoto,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import { createS3Double, type S3Double } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";

let store: S3Double;
let server: TestServer;

beforeAll(async () => {
  store = await createS3Double({ secretAccessKey: "canary-store-secret" });
  server = await startTestServer({
    S3_ENDPOINT: store.origin,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
  });
});
afterAll(async () => {
  await server.close();
  await store.down();
});

test("an owner is redirected to the store by a fresh link; a stranger gets none", async () => {
  const owner = await server.guest();
  const form = new FormData();
  form.set("file", new Blob([await handPhoto()], { type: "image/jpeg" }), "hand.jpg");
  const upload = await owner.send<{ url: string }>("/api/uploads?kind=photo", { form });
  expect(upload.status).toBe(201);

  const answer = await owner.send(upload.body.url);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("cache-control")).toBe("private, max-age=300");
  const link = new URL(answer.headers.get("location") ?? "");
  expect(link.origin).toBe(store.origin);
  expect(link.searchParams.get("X-Amz-Expires")).toBe("600");
  const picture = await fetch(link);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);

  const stranger = await server.guest();
  const refused = await stranger.send(upload.body.url);
  expect([refused.status, refused.headers.get("location")]).toEqual([404, null]);

  const policy = answer.headers.get("content-security-policy") ?? "";
  for (const directive of ["img-src", "connect-src"])
    expect(policy).toMatch(new RegExp(`${directive} [^;]*${store.origin}`));
  expect(server.process.output()).not.toContain("X-Amz-Signature");
  expect(server.process.output()).not.toContain(store.keys.secretAccessKey);
});

test("a worker reads a job's photo from the store and keeps the image there", async () => {
  await server.worker();
  const owner = await server.guest();
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: { prompt: "cherry red", imageCount: 1 },
  });
  const job = await server.ended(owner, created.body.jobId);
  expect(job).toMatchObject({ status: "completed" });
  const answer = await owner.send(`/files/results/${created.body.jobId}/0`);
  const picture = await fetch(answer.headers.get("location") ?? "");
  expect(picture.status).toBe(200);
  expect(
    [...store.objects.keys()].some((key) => key.startsWith(`results/${created.body.jobId}/0/`)),
  ).toBe(true);
});

test("while the store is unavailable, pictures are refused with 503 and Retry-After, and nothing is kept", async () => {
  const guest = await server.guest();
  const send = async (path: string, picture?: FormData) => {
    const { status, headers, body } = await guest.send<Refusal & { url: string }>(
      path,
      picture ? { form: picture } : {},
    );
    return { said: [status, body.error?.code, Number(headers.get("retry-after")) > 0], body };
  };
  const kept = await send("/api/uploads?kind=photo", form(await handPhoto()));
  const before = await countRows(server.db);
  await store.down();
  try {
    const away = [503, "unavailable", true];
    expect((await send("/api/uploads?kind=photo", form(await plainPicture()))).said).toEqual(away);
    expect((await send(`${kept.body.url}?w=320`)).said).toEqual(away);
    expect(await countRows(server.db)).toEqual(before);
    expect(server.process.output()).not.toMatch(/"level":[56]0/);
  } finally {
    await store.up();
  }
  expect((await send("/api/uploads?kind=photo", form(await plainPicture()))).said[0]).toBe(201);
});

test("while the store answers only with its own errors, pictures are refused in the same way", async () => {
  const guest = await server.guest();
  const before = await countRows(server.db);
  store.stumbles = 100;
  try {
    const { status, headers, body } = await guest.send<Refusal>("/api/uploads?kind=photo", {
      form: form(await plainPicture()),
    });
    expect([status, body.error.code, Number(headers.get("retry-after")) > 0]).toEqual([
      503,
      "unavailable",
      true,
    ]);
  } finally {
    store.stumbles = 0;
  }
  expect(await countRows(server.db)).toEqual(before);
  expect(server.process.output()).not.toMatch(/"level":[56]0/);
});
