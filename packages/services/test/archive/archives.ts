import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { bottleFields, type Import } from "@lacquer/contracts";
import { plainPicture } from "@lacquer/testing";
import sharp from "sharp";
import tar from "tar-stream";
import {
  createBoard,
  importArchive,
  listDesigns,
  openArchive,
  openFile,
  putBottles,
  putOnBoard,
  storeUpload,
  updateDesign,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

export type Files = Map<string, Buffer>;

/** Returns the files of an archive by their names. */
export async function filesOf(archive: Buffer | NodeJS.ReadableStream): Promise<Files> {
  const files: Files = new Map();
  const extract = tar.extract();
  (Buffer.isBuffer(archive) ? Readable.from([archive]) : archive).pipe(extract);
  for await (const entry of extract) files.set(entry.header.name, await buffer(entry));
  return files;
}

export async function packed(files: Iterable<readonly [string, Buffer | string]>): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, content] of files) pack.entry({ name }, content);
  pack.finalize();
  return buffer(pack);
}

/** Sends an archive in small pieces, as a network does. */
export async function* inPieces(archive: Buffer, size = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < archive.length; at += size) yield archive.subarray(at, at + size);
}

export const imported = (at: TestServices, userId: number, archive: Buffer): Promise<Import> =>
  importArchive(at, userId, inPieces(archive));

export const json = (files: Files, name: string) =>
  JSON.parse(files.get(name)?.toString() ?? "null");
export const BOTTLE = bottleFields.parse({
  name: "Bordeaux",
  maker: "A",
  code: "12",
  color: "#701020",
});

export const photoOf = async (width = 2_600) =>
  sharp({
    create: {
      width,
      height: 1_950,
      channels: 3,
      background: "#c59",
    },
  })
    .jpeg()
    .toBuffer();

/** Creates a person with a large photo, a drawing, a design that continues from another, a bottle, and two boards. */
export async function personWithWork(services: TestServices) {
  const userId = await services.newUser(20);
  const photo = await storeUpload(services, userId, { kind: "photo", bytes: await photoOf() });
  const drawing = await storeUpload(services, userId, {
    kind: "drawing",
    bytes: await sharp(await plainPicture())
      .png()
      .toBuffer(),
  });
  const first = await services.create(userId, {
    prompt: "canary tulips",
    originalImage: photo.url,
    imageCount: 2,
    draft: { photo: { url: photo.url }, note: "canary draft" },
    tabId: "tab-1",
  });
  await services.workOff();
  const second = await services.create(userId, {
    prompt: "canary lilies",
    drawingImageUrl: drawing.url,
    parentJobId: first,
    draft: { from: `/files/results/${first}/0` },
    tabId: "tab-1",
  });
  await services.workOff();
  const { designs } = await listDesigns(services, userId, { limit: 10 });
  const tulips = designs.find(({ jobId, imageIndex }) => jobId === first && imageIndex === 0);
  await updateDesign(services, userId, { id: tulips?.id ?? "", name: "Tulips", favorite: true });
  await putBottles(services, userId, [BOTTLE]);
  const { id } = await createBoard(services, userId, "canary board");
  await putOnBoard(services, userId, {
    id,
    designIds: designs
      .filter(({ jobId, imageIndex }) => jobId === second || imageIndex === 1)
      .map((design) => design.id),
  });
  await createBoard(services, userId, "Empty");
  return { userId, first, second, photo, drawing };
}

export async function bytesOf(
  at: TestServices,
  userId: number,
  url: string | null,
): Promise<Buffer> {
  const [, kind, id = "", index] =
    /^\/files\/(uploads|results)\/([^/]+)(?:\/(\d))?$/.exec(url ?? "") ?? [];
  const ref =
    kind === "uploads"
      ? ({ kind: "upload", id } as const)
      : ({ kind: "result", jobId: id, imageIndex: Number(index) } as const);
  return Buffer.from((await openFile(at, { userId }, { ref })).bytes);
}

/** Two studios: a person's work is archived in the first, and the archive is imported in the second. */
export interface TwoStudios {
  services: TestServices;
  elsewhere: TestServices;
  person: Awaited<ReturnType<typeof personWithWork>>;
  archive: Buffer;
  close(): Promise<unknown>;
}

export async function openTwoStudios(): Promise<TwoStudios> {
  const [services, elsewhere] = await Promise.all([openTestServices(), openTestServices()]);
  const person = await personWithWork(services);
  const archive = await buffer(await openArchive(services, person.userId));
  const close = () => Promise.all([services.close(), elsewhere.close()]);
  return { services, elsewhere, person, archive, close };
}
