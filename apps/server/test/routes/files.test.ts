import {
  form,
  handPhoto,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { createS3Double } from "@lacquer/testing/doubles";
import { createLinkSigner } from "@lacquer/services";
import sharp from "sharp";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";

const SECRET = "canary-auth-secret-0123456789abcdef";
let server: TestServer;
let owner: Visitor;
let picture: string;
let other: string;

async function upload(as: Visitor, bytes?: Buffer): Promise<string> {
  const answer = await as.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(bytes ?? (await handPhoto())),
  });
  expect(answer.status).toBe(201);
  return answer.body.url;
}

const newLink = (as: Visitor, path: string) =>
  as.send<{ url: string; expiresAt: string }>(`${path}?link`);

beforeAll(async () => {
  server = await startTestServer({ AUTH_SECRET: SECRET });
  owner = await server.guest();
  [picture, other] = [await upload(owner), await upload(owner)];
});
afterAll(() => server.close());

test("an owner's link shows the picture to anyone for ten minutes, and is never logged", async () => {
  const { status, body, headers } = await newLink(owner, picture);
  expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
  const seconds = (Date.parse(body.expiresAt) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(500);
  expect(seconds).toBeLessThanOrEqual(600);
  const link = new URL(body.url);
  expect(link.pathname).toBe(picture);
  const anyone = await server.client().send(link.pathname + link.search);
  const own = await owner.send(picture);
  expect([anyone.status, anyone.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(anyone.bytes.equals(own.bytes)).toBe(true);
  const small = await server.client().send(`${link.pathname}${link.search}&w=320`);
  expect((await sharp(small.bytes).metadata()).width).toBe(320);
  const left = Number(link.searchParams.get("expires")) - Date.now() / 1_000;
  for (const { headers } of [anyone, small]) {
    const [, kept] = /^private, max-age=(\d+)$/.exec(headers.get("cache-control") ?? "") ?? [];
    expect(Number(kept)).toBeGreaterThan(0);
    // `left` is measured after the answer was made, so the link was valid for a few seconds more at that time.
    expect(Number(kept)).toBeLessThanOrEqual(Math.min(600, left + 60));
  }
  expect(server.process.output()).not.toContain(link.searchParams.get("signature"));
});

test("a link that is altered, expired, or made for another picture or with another secret answers 403, even to the owner", async () => {
  const { body } = await newLink(owner, picture);
  const { search, searchParams } = new URL(body.url);
  const later = String(Number(searchParams.get("expires")) + 1);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 601_000 });
  onTestFinished(() => void vi.useRealTimers());
  const ended = createLinkSigner(SECRET).sign(picture);
  vi.useRealTimers();
  for (const path of [
    other + search,
    picture + search.replace(/expires=\d+/, `expires=${later}`),
    picture +
      search.replace(/signature=./, (found) => `signature=${found.endsWith("A") ? "B" : "A"}`),
    `${picture}?signature=${searchParams.get("signature")}`,
    `${picture}?expires=${later}&signature=`,
    createLinkSigner("another-secret-0123456789abcdef01").sign(picture),
    ended,
    `${picture}${search}&link`,
  ]) {
    for (const asking of [server.client(), owner]) {
      const answer = await asking.send<Refusal>(path);
      expect([answer.status, answer.body.error.code]).toEqual([403, "link_invalid"]);
    }
  }
});

test("a stranger gets no link, and nobody gets a link to a picture that does not exist", async () => {
  const stranger = await server.guest();
  expect((await newLink(stranger, picture)).status).toBe(404);
  expect((await server.client().send(`${picture}?link`)).status).toBe(401);
  const nothing = "/files/uploads/00000000-0000-4000-8000-000000000000";
  expect((await newLink(owner, nothing)).status).toBe(404);
  const signed = createLinkSigner(SECRET).sign(nothing);
  expect((await server.client().send(signed)).status).toBe(404);
});

test("the owner alone gets thumbnails, as WebP in the allowed widths", async () => {
  const large = await sharp(await handPhoto())
    .resize({ width: 1500 })
    .jpeg()
    .toBuffer();
  const path = await upload(owner, large);
  const whole = await owner.send(path);
  for (const width of [320, 640, 1280]) {
    const answer = await owner.send(`${path}?w=${width}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("content-disposition")).toContain(`-${width}.webp"`);
    const { width: found, format } = await sharp(answer.bytes).metadata();
    expect([found, format]).toEqual([width, "webp"]);
    expect(answer.bytes.length).toBeLessThan(whole.bytes.length);
  }
  for (const width of ["100", "0", "-320", "320.5", "x", "99999"])
    expect((await owner.send(`${picture}?w=${width}`)).status).toBe(400);
  const stranger = await server.guest();
  expect((await stranger.send(`${picture}?w=320`)).status).toBe(404);
  expect((await server.client().send(`${picture}?w=320`)).status).toBe(401);
});

test("a picture smaller than its thumbnail keeps its size", async () => {
  const bytes = await sharp({
    create: { width: 200, height: 100, channels: 3, background: "#ff6b9d" },
  })
    .png()
    .toBuffer();
  const answer = await owner.send<{ url: string }>("/api/uploads?kind=reference", {
    form: form(bytes, "small.png", "image/png"),
  });
  const small = await owner.send(`${answer.body.url}?w=640`);
  expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 200, height: 100 });
});

test("with a bucket, links lead to the store and thumbnails come from the server", async () => {
  const store = await createS3Double();
  onTestFinished(() => store.down());
  const beside = await startTestServer({
    S3_ENDPOINT: store.origin,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
  });
  onTestFinished(() => beside.close());
  const guest = await beside.guest();
  const path = await upload(guest);
  const { body } = await newLink(guest, path);
  expect(new URL(body.url).origin).toBe(store.origin);
  expect((await fetch(body.url)).status).toBe(200);
  const small = await guest.send(`${path}?w=320`);
  expect([small.status, small.headers.get("content-type")]).toEqual([200, "image/webp"]);
});
