/**
 * Measures a worker's memory. Usage: `node bench/worker-memory.ts`. One real worker process runs eight jobs at once;
 * each has a photo of four megapixels, marks, two references and a result of four megapixels. A second worker receives
 * answers that it must refuse. Prints lines of `what | figure | aim | ok`.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createJobInput } from "@lacquer/contracts";
import { createDatabase } from "@lacquer/db";
import { applyMigrations } from "@lacquer/db/migrate";
import { createLocalStorage } from "@lacquer/storage";
import {
  createBody,
  createMemoryLog,
  handGuides,
  startApp,
  startOwnPostgres,
  waitFor,
} from "@lacquer/testing";
import { createOpenAiDouble, type Play } from "@lacquer/testing/doubles";
import sharp, { type Sharp } from "sharp";
import { createReport } from "./report.ts";
import { createJob, grantStarterCredits, type ServiceContext, storeUpload } from "../src/verbs.ts";

const SIDE = 2_000;
const JOBS = 8;
const KEY = "sk-bench-0123456789";

/** Makes a picture with about as much detail as a photo, so that its file is as large as a photo's. */
async function detailed(side: number, seed: number): Promise<Sharp> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 40 + seed };
  const grain = { width: 400, height: 400, channels: 3 as const, background: "#c89078", noise };
  const tile = await sharp({ create: grain }).blur(1.2).png().toBuffer();
  const ground = { width: side, height: side, channels: 3 as const, background: "#c89078" };
  return sharp({ create: ground }).composite([{ input: tile, tile: true }]);
}

/** Returns the provider's answer as a stream: two unfinished pictures and the finished one. */
function streamed(picture: Buffer, partial: Buffer): Play {
  const event = (type: string, bytes: Buffer, more = "") =>
    `event: ${type}\ndata: {"type":"${type}","b64_json":"${bytes.toString("base64")}"${more}}\n\n`;
  const body =
    event("image_edit.partial_image", partial, ',"partial_image_index":0') +
    event("image_edit.partial_image", partial, ',"partial_image_index":1') +
    event("image_edit.completed", picture);
  return { do: "body", status: 200, type: "text/event-stream", body };
}

const megabytes = (kilobytes: number) => Math.round(kilobytes / 1024);

/** Returns a process's resident memory in kB: the present value, and the highest so far. */
async function memory(pid: number | undefined): Promise<{ now: number; peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]);
  return { now: read("VmRSS"), peak: read("VmHWM") };
}

const report = createReport();
const postgres = await startOwnPostgres("memory");
const { dataDir: folder } = postgres;
await applyMigrations({ url: postgres.url });
const db = createDatabase({ url: postgres.url, connections: 4 });
const double = await createOpenAiDouble({ apiKey: KEY });
const nothing = () => {};
const ctx: ServiceContext = {
  db,
  storage: createLocalStorage(path.join(folder, "storage")),
  config: {
    provider: "openai",
    signupCredits: 0,
    guestCredits: 0,
    freeCredits: { perRange: 0, perDay: 0 },
    userRunningLimit: JOBS,
    userWaitingLimit: 100,
    leaseSeconds: 30,
    heartbeatSeconds: 10,
    attemptDeadlineSeconds: 120,
    maxAttempts: 3,
  },
  log: createMemoryLog(),
  wake: nothing,
  changed: nothing,
};

async function startWorker() {
  return startApp("worker", {
    DATABASE_URL: postgres.url,
    DATA_DIR: folder,
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: double.baseUrl,
    OPENAI_IMAGE_MODEL: "gpt-image-2.6-sunburst",
    WORKER_CONCURRENCY: String(JOBS),
    USER_RUNNING_LIMIT: String(JOBS),
    LOG_LEVEL: "info",
    // The start scripts set these two variables too.
    MALLOC_ARENA_MAX: "2",
    MALLOC_MMAP_THRESHOLD_: "262144",
    NODE_OPTIONS: "--max-semi-space-size=4",
  });
}

async function allEnded(): Promise<void> {
  await waitFor(
    "the jobs to end",
    async () => {
      const { rowCount } = await db.pool.query(
        "select 1 from generation_jobs where completed_at is null limit 1",
      );
      return rowCount === 0;
    },
    { seconds: 300, everyMs: 100 },
  );
}

try {
  const user = await db.prisma.user.create({ data: { name: "B", email: "bench@example.test" } });
  await grantStarterCredits(ctx, user.id, { amount: 1_000 });
  const upload = async (kind: "photo" | "reference" | "drawing", picture: Sharp) =>
    (await storeUpload(ctx, user.id, { kind, bytes: await picture.toBuffer() })).url;
  const photo = await upload("photo", (await detailed(SIDE, 1)).jpeg({ quality: 90 }));
  const references = [
    await upload("reference", (await detailed(1_500, 2)).jpeg({ quality: 90 })),
    await upload("reference", (await detailed(1_500, 3)).jpeg({ quality: 90 })),
  ];
  const clear = { width: SIDE, height: SIDE, channels: 4 as const, background: "#00000000" };
  const mark = await (await detailed(500, 4)).png().toBuffer();
  const drawing = await upload(
    "drawing",
    sharp({ create: clear })
      .composite([{ input: mark }])
      .png(),
  );
  const create = async (imageCount: number) =>
    createJob(ctx, user.id, {
      input: createJobInput.parse(
        createBody({
          originalImage: photo,
          selectedDesignImages: references,
          drawingImageUrl: drawing,
          nails: handGuides(),
          imageCount,
        }),
      ),
    });

  const result = await (await detailed(SIDE, 5)).webp({ quality: 92, effort: 0 }).toBuffer();
  const partial = await (await detailed(1_024, 6)).webp({ quality: 60, effort: 0 }).toBuffer();
  double.script = () => streamed(result, partial);
  for (let job = 0; job < JOBS; job += 1) await create(1);
  const worker = await startWorker();
  await allEnded();
  const { rows } = await db.pool.query<{ status: string; images: number }>(
    "select status, jsonb_array_length(result_images) as images from generation_jobs",
  );
  if (rows.some((row) => row.status !== "completed" || row.images !== 1))
    throw new Error(`not every job has its pictures: ${JSON.stringify(rows)}\n${worker.output()}`);
  report.line(
    `worker with ${JOBS} jobs of 4 megapixels at once, most memory`,
    megabytes((await memory(worker.child.pid)).peak),
    350,
    { unit: "MB" },
  );
  await worker.end();

  // Answers that are too large must be refused while they stream in, or before they are decoded.
  const refusing = await startWorker();
  double.script = () => streamed(partial, partial);
  await create(1);
  await allEnded();
  const before = await memory(refusing.child.pid);
  const huge = { width: 9_000, height: 5_000, channels: 3 as const, background: "#ffffff" };
  const wide = await sharp({ create: huge, limitInputPixels: false }).png().toBuffer();
  const endless = Buffer.alloc(45_000_000, 65);
  for (const answer of [streamed(wide, partial), streamed(endless, partial)]) {
    double.script = () => answer;
    await create(1);
    await allEnded();
  }
  const refused = await db.prisma.generationJob.count({
    where: { status: "failed", errorCode: "result_unreadable" },
  });
  if (refused !== 2) throw new Error(`${refused} of 2 were refused\n${refusing.output()}`);
  const { peak } = await memory(refusing.child.pid);
  report.line("worker refusing 60 MB and 45 megapixels, rise", megabytes(peak - before.peak), 150, {
    unit: "MB",
  });
  await refusing.end();
} finally {
  await double.close();
  await db.close();
  await postgres.close();
}
process.exit(report.missed > 0 ? 1 : 0);
