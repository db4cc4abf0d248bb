import {
  countRows,
  form,
  handPhoto,
  HEIC,
  hugeHeic,
  hugePixels,
  plainPicture,
  type Refusal,
  startTestServer,
  taggedPhoto,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  guest = await server.guest();
});
afterAll(() => server.close());

const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
);
const noise = (bytes: number) => Buffer.alloc(bytes, 7);

test.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
  ["SVG", () => SVG, 415, "upload_not_an_image"],
  ["GIF", () => plainPicture("gif"), 415, "upload_not_an_image"],
  ["TIFF", () => plainPicture("tiff"), 415, "upload_not_an_image"],
  ["text named .png", () => Buffer.from("just words"), 415, "upload_not_an_image"],
  ["HTML", () => Buffer.from("<html><body>hi</body></html>"), 415, "upload_not_an_image"],
  ["nothing", () => Buffer.alloc(0), 415, "upload_not_an_image"],
  [
    "a PNG header with rubbish",
    () => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), noise(500)]),
    415,
    "upload_not_an_image",
  ],
  ["half a JPEG", async () => (await handPhoto()).subarray(0, 2_000), 415, "upload_not_an_image"],
  [
    "a JPEG that lacks more than its end marker",
    async () => (await handPhoto()).subarray(0, -12),
    415,
    "upload_not_an_image",
  ],
  ["half a HEIC", () => HEIC.plain.subarray(0, -80), 415, "upload_not_an_image"],
  [
    "a HEIC header with rubbish",
    () => Buffer.concat([HEIC.plain.subarray(0, 24), noise(500)]),
    415,
    "upload_not_an_image",
  ],
  ["a HEIC that says it has 42 megapixels", hugeHeic, 413, "upload_too_many_pixels"],
  [
    "a JPEG header before an SVG",
    () => Buffer.concat([Buffer.from("ffd8ff", "hex"), SVG]),
    415,
    "upload_not_an_image",
  ],
  ["52 megapixels in a few kilobytes", hugePixels, 413, "upload_too_many_pixels"],
  [
    "over 10 MB",
    () => Buffer.concat([Buffer.from("ffd8ff", "hex"), noise(10 * 1024 * 1024)]),
    413,
    "upload_too_large",
  ],
])("%s is refused and nothing is kept", async (_what, bytes, status, code) => {
  const before = await countRows(server.db);
  const answer = await guest.send<Refusal>("/api/uploads?kind=photo", {
    form: form(await bytes(), "x.png", "image/png"),
  });
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(await countRows(server.db)).toEqual(before);
});

test("requests without a picture are refused", async () => {
  const picture = await plainPicture();
  const two = form(picture);
  two.append("file", new Blob([new Uint8Array(picture)]), "second.png");
  const answers = [
    guest.send<Refusal>("/api/uploads?kind=photo", {
      form: form(picture, "a.png", "image/png", "other"),
    }),
    guest.send<Refusal>("/api/uploads?kind=photo", { form: new FormData() }),
    guest.send<Refusal>("/api/uploads?kind=photo", { json: {} }),
    guest.send<Refusal>("/api/uploads?kind=photo", {
      text: "x",
      headers: { "content-type": "multipart/form-data" },
    }),
    guest.send<Refusal>("/api/uploads?kind=selfie", { form: form(picture) }),
    guest.send<Refusal>("/api/uploads", { form: form(picture) }),
  ];
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.error.code).toMatch(
      /^(upload_missing|invalid_input|unsupported_media_type)$/,
    );
  }
  expect(
    (await server.client().send("/api/uploads?kind=photo", { form: form(picture) })).status,
  ).toBe(401);
});

test.each([
  ["jpeg", "photo"],
  ["png", "photo"],
  ["webp", "reference"],
  ["png", "drawing"],
] as const)("a %s is stored as a %s", async (format, kind) => {
  const upload = await guest.send<{ url: string }>(`/api/uploads?kind=${kind}`, {
    form: form(await plainPicture(format), "../../evil.svg"),
  });
  expect(upload).toMatchObject({ status: 201, body: { width: 48, height: 48 } });
  const file = await guest.send(upload.body.url);
  const type = kind === "drawing" ? "image/png" : "image/jpeg";
  expect(file.headers.get("content-type")).toBe(type);
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect(file.headers.get("cache-control")).toContain("private");
});

test.each(Object.entries(HEIC))(
  "a HEIC (%s) is stored upright, in its colours, without its metadata",
  async (name, bytes) => {
    expect(bytes.includes("canary")).toBe(name === "rotated");
    for (const kind of ["photo", "reference", "drawing"]) {
      const upload = await guest.send<{ url: string }>(`/api/uploads?kind=${kind}`, {
        form: form(bytes, "IMG_0001.jpg", "image/jpeg"),
      });
      expect(upload).toMatchObject({ status: 201, body: { width: 64, height: 48 } });
      const file = await guest.send(upload.body.url);
      const at = async (left: number, top: number) => {
        const part = sharp(file.bytes).extract({ left, top, width: 1, height: 1 });
        return [...(await part.removeAlpha().raw().toBuffer())];
      };
      const far = (seen: number[], right: number[]) =>
        Math.max(...seen.map((value, channel) => Math.abs(value - (right[channel] ?? 0))));
      expect(far(await at(8, 8), [0, 192, 0])).toBeLessThanOrEqual(3);
      expect(far(await at(56, 8), [200, 60, 80])).toBeLessThanOrEqual(3);
      expect(far(await at(8, 40), [200, 60, 80])).toBeLessThanOrEqual(3);
      expect(file.bytes.includes("canary")).toBe(false);
    }
  },
);

test("twenty HEIC pictures at once are decoded one after another; those beyond the queue are told when to come back", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      guest.send("/api/uploads?kind=photo", { form: form(HEIC.plain) }),
    ),
  );
  const taken = answers.filter(({ status }) => status === 201);
  const later = answers.filter(({ status }) => status === 429);
  expect(taken.length).toBeGreaterThanOrEqual(16);
  expect(taken.length + later.length).toBe(20);
  for (const { headers } of later) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});

test.each([false, true])(
  "a JPEG (progressive: %s) without its end marker, or with half of its data, is accepted",
  async (progressive) => {
    const whole = await sharp(await handPhoto())
      .jpeg({ progressive })
      .toBuffer();
    for (const missing of [1, 2]) {
      const bytes = whole.subarray(0, -missing);
      const upload = await guest.send("/api/uploads?kind=photo", { form: form(bytes) });
      expect(upload).toMatchObject({ status: 201, body: { width: 480, height: 640 } });
    }
  },
);

test("a photo is stored upright, without any trace of place or camera", async () => {
  const tagged = await taggedPhoto();
  const before = await sharp(tagged).metadata();
  expect([before.orientation, before.width, before.height]).toEqual([6, 640, 480]);
  expect(tagged.includes("canary-exif")).toBe(true);
  const upload = await guest.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(tagged),
  });
  expect(upload.body).toMatchObject({ width: 480, height: 640 });
  const { bytes } = await guest.send(upload.body.url);
  const after = await sharp(bytes).metadata();
  expect([after.orientation, after.exif, after.xmp, after.iptc]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(bytes.includes("canary")).toBe(false);
  // The palm of the drawn hand must be at the bottom again.
  const { data } = await sharp(bytes)
    .extract({ left: 240, top: 600, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect((data[0] ?? 0) - (data[2] ?? 0)).toBeGreaterThan(40);
});

test.each([
  ["photo", 5656, 2828, 4938, 2469],
  ["reference", 3000, 1500, 2048, 1024],
])(
  "a large %s is scaled to the size that is kept of its kind",
  async (kind, width, height, wide, high) => {
    const large = await sharp({ create: { width, height, channels: 3, background: "#caa" } })
      .jpeg()
      .toBuffer();
    const upload = await guest.send(`/api/uploads?kind=${kind}`, { form: form(large) });
    expect(upload.body).toMatchObject({ width: wide, height: high });
  },
);

test("an upload sent again under its Idempotency-Key gets the same answer and is stored once; other bytes are refused", async () => {
  const [picture, another] = [await plainPicture(), await plainPicture("jpeg")];
  const send = (bytes: Buffer, key: string, visitor = guest) =>
    visitor.send<{ id: string } & Refusal>("/api/uploads?kind=photo", {
      form: form(bytes),
      headers: { "idempotency-key": key },
    });
  const count = async () => (await countRows(server.db))["uploads"];
  const first = await send(picture, "picture-1");
  const before = await count();
  const again = await send(picture, "picture-1");
  expect([again.status, again.body]).toEqual([201, first.body]);
  const other = await send(another, "picture-1");
  expect([other.status, other.body.error.code]).toEqual([409, "idempotency_conflict"]);
  const odd = await send(picture, "no key");
  expect([odd.status, odd.body.error.code]).toEqual([400, "invalid_input"]);
  expect(await count()).toBe(before);

  const stranger = await send(picture, "picture-1", await server.guest());
  expect(stranger.status).toBe(201);
  expect(stranger.body.id).not.toBe(first.body.id);
});
