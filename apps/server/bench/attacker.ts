/** The attacking guest of bench/abuse.ts: a thread that sends far too many requests on command. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { createBody, gridHeic } from "@lacquer/testing";
import sharp from "sharp";

const { origin, cookies, seconds } = workerData as {
  origin: string;
  cookies: [string, string][];
  seconds: number;
};
const cookie = cookies.map(([name, value]) => `${name}=${value}`).join("; ");
const JSON_TYPE = { "content-type": "application/json" };

/** Sends a request. Returns the status, or "cut" if the connection was cut. */
async function send(path: string, body?: FormData | string, headers = {}): Promise<string> {
  try {
    const response = await fetch(origin + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    await response.arrayBuffer();
    return String(response.status);
  } catch {
    return "cut";
  }
}

function upload(bytes: Buffer, type: string): Promise<string> {
  const data = new FormData();
  data.append("file", new Blob([new Uint8Array(bytes)], { type }), "picture");
  return send("/api/uploads?kind=photo", data);
}

const many = (count: number, one: (index: number) => Promise<string>) =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)));

/** A PNG of 78 kB: one pixel wide, and as long as the pixel limit allows. */
const strip = await sharp({
  create: { width: 1, height: 39_999_999, channels: 3, background: "#fff" },
  limitInputPixels: false,
})
  .png({ compressionLevel: 9 })
  .toBuffer();

/** A HEIC of 8 kB, made of tiles, with as many pixels as a picture may have. */
const tiles = gridHeic({ width: 7_300, height: 5_400 });

/** A JPEG of almost 10 MB. Its size comes from noise, which no format can compress. */
const noise = await noisyPhoto(3_400);

async function noisyPhoto(side: number): Promise<Buffer> {
  const raw = { width: side, height: side, channels: 3 } as const;
  const bytes = await sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
  return bytes.length < 10_000_000 ? bytes : noisyPhoto(side - 50);
}

/** The design below contains three files that are not pictures, each as large as a picture may be. */
const junk = `data:image/png;base64,${randomBytes(7_300_000).toString("base64")}`;
const design = JSON.stringify(
  createBody({ selectedDesignImages: [junk, `${junk}AAAA`, `${junk}BBBB`] }),
);

const thumbnails: string[] = [];
async function prepareThumbnails(): Promise<void> {
  const photo = await sharp(noise).blur(3).resize(2_048).jpeg({ quality: 80 }).toBuffer();
  thumbnails.length = 0;
  for (let count = 0; count < 50; count += 1) {
    const data = new FormData();
    data.append("file", new Blob([new Uint8Array(photo)], { type: "image/jpeg" }), "picture");
    const init = { method: "POST", headers: { cookie }, body: data };
    const { url } = (await (await fetch(`${origin}/api/uploads?kind=photo`, init)).json()) as {
      url: string;
    };
    thumbnails.push(...[320, 640, 1280].map((width) => `${url}?w=${width}`));
  }
}

const ATTACKS: Record<string, () => Promise<string[]>> = {
  heics: () => many(6, () => upload(tiles, "image/heic")),
  pixels: () => many(6, () => upload(strip, "image/png")),
  thumbnails: () => Promise.all(thumbnails.map((path) => send(path))),
  creates: () => many(40, () => send("/api/generate-nail-design-job", design, JSON_TYPE)),
  uploads: () => many(30, () => upload(noise, "image/jpeg")),
};

/** Repeats the attack until the time is over. */
async function attack(name: string, counts: Map<string, number>): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  do {
    for (const answer of (await ATTACKS[name]?.()) ?? []) {
      const line = `${name} ${answer}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  } while (performance.now() < until);
}

await prepareThumbnails();
if (!parentPort) throw new Error("This is a thread of bench/abuse.ts.");
parentPort.postMessage(`${noise.length} ${strip.length} ${design.length}`);
for (;;) {
  const [names] = (await once(parentPort, "message")) as [string[]];
  const counts = new Map<string, number>();
  await Promise.all(names.map((name) => attack(name, counts)));
  parentPort.postMessage([...counts].map(([line, count]) => `${count} × ${line}`).join(", "));
}
