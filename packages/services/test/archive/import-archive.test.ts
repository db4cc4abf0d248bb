import { buffer } from "node:stream/consumers";
import { BOARD_DESIGNS_MAX, BOARDS_MAX, type Job, listDesignsInput } from "@lacquer/contracts";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { removeDiscarded } from "../../src/files/discard-objects.ts";
import {
  createBoard,
  emptyUser,
  getJob,
  listBoards,
  listBottles,
  listDesigns,
  listJobs,
  openArchive,
  readPaintingTimes,
  removeBoard,
  removeDesigns,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";
import {
  BOTTLE,
  bytesOf,
  type Files,
  filesOf,
  imported,
  json,
  packed,
  openTwoStudios,
  type TwoStudios,
} from "./archives.ts";

let { services, elsewhere, person, archive, close } = {} as TwoStudios;
beforeAll(async () => {
  ({ services, elsewhere, person, archive, close } = await openTwoStudios());
});
afterAll(() => close());

/**
 * Returns the fields of a design that must be the same after an import. Ids and prices are left out, because they
 * belong to one account.
 */
function meaning(job: Job) {
  const { prompt, influenceWeights, designSettings, nails, imageCount, tabId, variation } = job;
  const { provider, painterEdition, createdAt, completedAt } = job;
  return {
    prompt,
    influenceWeights,
    designSettings,
    nails,
    imageCount,
    tabId,
    variation,
    provider,
    painterEdition,
    createdAt,
    completedAt,
  };
}

test("an archive comes back in an empty Lacquer: pictures byte for byte, designs equal, no credit moved", async () => {
  const before = await Promise.all(
    [person.first, person.second].map((id) => getJob(services, person.userId, id)),
  );
  const files = await filesOf(archive);

  const userId = await elsewhere.newUser(3);
  const ledger = await elsewhere.ledger(userId);
  const report = await imported(elsewhere, userId, archive);
  expect(report).toMatchObject({
    isWhole: true,
    pictures: { added: 2, alreadyThere: 0 },
    designs: { added: 2, alreadyThere: 0 },
    bottles: { added: 1 },
    boards: { added: 2, alreadyThere: 0 },
    refused: 0,
    refusals: [],
  });
  expect([await elsewhere.ledger(userId), await elsewhere.balance(userId)]).toEqual([ledger, 3]);

  const { jobs } = await listJobs(elsewhere, userId, { limit: 10 });
  const after = await Promise.all(jobs.toReversed().map(({ id }) => getJob(elsewhere, userId, id)));
  expect(after.map(meaning)).toEqual(before.map(meaning));
  const [first, second] = after;
  expect(second?.parentJobId).toBe(first?.id);
  expect(second?.draft).toEqual({ from: `/files/results/${first?.id}/0` });
  expect(first?.draft).toEqual({ photo: { url: first?.originalImage }, note: "canary draft" });
  expect(first).toMatchObject({ status: "completed", cost: 0, creditsDeducted: false });

  const [photo, drawing] = json(files, "pictures.json");
  expect(await bytesOf(elsewhere, userId, first?.originalImage ?? null)).toEqual(
    files.get(photo.file),
  );
  expect(await bytesOf(elsewhere, userId, second?.drawingImageUrl ?? null)).toEqual(
    files.get(drawing.file),
  );
  for (const [index, url] of (first?.resultImages ?? []).entries())
    expect(await bytesOf(elsewhere, userId, url)).toEqual(
      files.get(`designs/${person.first}/${index + 1}.webp`),
    );
  const { designs } = await listDesigns(elsewhere, userId, { limit: 10 });
  expect(designs.map(({ name, favorite }) => [name, favorite])).toContainEqual(["Tulips", true]);
  expect(designs).toHaveLength(3);
  expect(await listBottles(elsewhere, userId)).toMatchObject([BOTTLE]);
  expect(await readPaintingTimes(elsewhere, userId)).toEqual([]);
  await assertInvariants(elsewhere.db);

  const again = await imported(elsewhere, userId, archive);
  expect(again).toMatchObject({
    pictures: { added: 0, alreadyThere: 2 },
    designs: { added: 0, alreadyThere: 2 },
    bottles: { added: 0, alreadyThere: 1 },
    boards: { added: 0, alreadyThere: 2 },
  });
  expect(await elsewhere.stored("results")).toHaveLength(3);
});

const DATES = `
select i.created_at as "madeAt", d.created_at as "collectedAt"
from job_images i join generation_jobs g on g.id = i.job_id
left join designs d on d.job_id = i.job_id and d.image_index = i.image_index
where g.user_id = $1 order by g.created_at, i.image_index`;

test("imported images keep their own dates, also those of an archive that names only the design's", async () => {
  const datesOf = async (at: TestServices, userId: number) =>
    (await at.db.pool.query<{ madeAt: Date; collectedAt: Date | null }>(DATES, [userId])).rows;
  await services.db.pool.query(
    `update job_images set created_at = '2025-03-01 10:00Z' where job_id = $1`,
    [person.first],
  );
  await services.db.pool.query(
    `update designs set created_at = '2025-04-01 10:00Z' where job_id = $1`,
    [person.first],
  );
  const dated = await buffer(await openArchive(services, person.userId));
  const userId = await elsewhere.newUser(0);
  await imported(elsewhere, userId, dated);
  expect(await datesOf(elsewhere, userId)).toEqual(await datesOf(services, person.userId));

  const older: Files = new Map();
  for (const [name, bytes] of await filesOf(dated)) {
    const text = bytes.toString();
    const isDesign = name.endsWith("/design.json");
    const design = isDesign ? JSON.parse(text) : {};
    for (const image of design.images ?? []) {
      delete image.createdAt;
      delete image.collectedAt;
    }
    older.set(name, isDesign ? Buffer.from(JSON.stringify(design)) : bytes);
  }
  const another = await elsewhere.newUser(0);
  await imported(elsewhere, another, await packed(older));
  const { completedAt } = await getJob(services, person.userId, person.first);
  const [first] = await datesOf(elsewhere, another);
  const madeAt = new Date(completedAt ?? "");
  expect(first).toEqual({ madeAt, collectedAt: madeAt });
});

/** Returns the tables that contain this text in any column. */
async function tablesWith(at: TestServices, text: string): Promise<string[]> {
  const { rows } = await at.db.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await at.db.pool.query(
      `select 1 from "${name}" t where to_jsonb(t)::text ilike $1 limit 1`,
      [`%${text}%`],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

test("after export and deletion nothing of the person is left in database, store and log", async () => {
  const leaving = await openTestServices();
  onTestFinished(() => leaving.close());
  const userId = await leaving.newUser(3);
  await imported(leaving, userId, archive);
  await leaving.db.pool.query(
    "update users set name = 'Canary Person', email = 'canary@example.test' where id = $1",
    [userId],
  );
  await buffer(await openArchive(leaving, userId));
  expect(await tablesWith(leaving, "canary")).toEqual([
    "boards",
    "generation_jobs",
    "job_drafts",
    "users",
  ]);
  expect((await leaving.stored("results")).length).toBe(3);
  await emptyUser(leaving, userId);
  await removeDiscarded(leaving);
  for (const text of ["canary", "Tulips", "Bordeaux"])
    expect([text, await tablesWith(leaving, text)]).toEqual([text, []]);
  expect([...(await leaving.stored("results")), ...(await leaving.stored("uploads"))]).toEqual([]);
  expect(JSON.stringify(leaving.log.lines)).not.toMatch(/canary/i);
  expect(await leaving.balance(userId)).toBe(3);
  await assertInvariants(leaving.db);
});

test("an imported design can be exported again, and its photo still has a working copy", async () => {
  const userId = await elsewhere.newUser(0);
  await imported(elsewhere, userId, archive);
  const files = await filesOf(await buffer(await openArchive(elsewhere, userId)));
  const names = (all: Files) =>
    [...all.keys()].map((name) => name.replaceAll(/[0-9a-f-]{36}/g, "id"));
  expect(names(files)).toEqual(names(await filesOf(archive)));
  const { rows } = await elsewhere.db.pool.query(
    "select working_width from uploads where user_id = $1 and kind = 'photo'",
    [userId],
  );
  expect(rows).toEqual([{ working_width: 2_048 }]);
});

test("into the account that it came from, an archive adds nothing", async () => {
  const report = await imported(services, person.userId, archive);
  expect(report).toMatchObject({
    pictures: { added: 0, alreadyThere: 2 },
    designs: { added: 0, alreadyThere: 2 },
    bottles: { added: 0, alreadyThere: 1 },
    boards: { added: 0, alreadyThere: 2 },
  });
});

/** Returns the user's boards, each with its images. An image is given by its design's words and its index. */
async function boardsOf(at: TestServices, userId: number) {
  const boards = await listBoards(at, userId);
  return Promise.all(
    boards.map(async ({ id, name }) => {
      const page = await listDesigns(at, userId, listDesignsInput.parse({ board: id }));
      return [name, page.designs.map(({ prompt, imageIndex }) => [prompt, imageIndex])];
    }),
  );
}

const CANARY_BOARD = [
  "canary board",
  [
    ["canary lilies", 0],
    ["canary tulips", 1],
  ],
];

test("boards come back with their images, and join boards of the same name", async () => {
  expect(json(await filesOf(archive), "boards.json")).toEqual([
    {
      name: "canary board",
      images: [
        { jobId: person.first, imageIndex: 1 },
        { jobId: person.second, imageIndex: 0 },
      ],
    },
    { name: "Empty", images: [] },
  ]);
  const userId = await elsewhere.newUser(0);
  const { id } = await createBoard(elsewhere, userId, "Empty");
  expect(await imported(elsewhere, userId, archive)).toMatchObject({
    boards: { added: 1, alreadyThere: 1 },
  });
  expect(await boardsOf(elsewhere, userId)).toEqual([CANARY_BOARD, ["Empty", []]]);
  expect((await listBoards(elsewhere, userId))[1]?.id).toBe(id);

  // If a board was deleted in between, only images that are still in the collection are put back on it.
  const [board] = await listBoards(elsewhere, userId);
  await removeBoard(elsewhere, userId, board?.id ?? "");
  const { designs } = await listDesigns(elsewhere, userId, { limit: 10 });
  const lilies = designs.find(({ prompt }) => prompt === "canary lilies");
  await removeDesigns(elsewhere, userId, [lilies?.id ?? ""]);
  expect(await imported(elsewhere, userId, archive)).toMatchObject({
    boards: { added: 1, alreadyThere: 1 },
  });
  expect((await boardsOf(elsewhere, userId))[0]).toEqual(["canary board", [["canary tulips", 1]]]);
});

test("boards beyond the limits are left out, and the report says which", async () => {
  const files = await filesOf(archive);
  const [canary] = json(files, "boards.json");
  const image = { jobId: person.first, imageIndex: 0 };
  const boards = [
    { name: "One too many", images: [] },
    { name: "  ", images: [] },
    { name: "Long", images: Array.from({ length: BOARD_DESIGNS_MAX + 1 }, () => image) },
    canary,
  ];
  files.set("boards.json", Buffer.from(JSON.stringify(boards)));
  const userId = await elsewhere.newUser(0);
  await elsewhere.db.pool.query(
    `insert into boards (user_id, name) select $1, case n when 1 then 'canary board' else 'Board ' || n end
     from generate_series(1, $2::int) n`,
    [userId, BOARDS_MAX],
  );
  const report = await imported(elsewhere, userId, await packed(files));
  expect(report).toMatchObject({ designs: { added: 2 }, boards: { added: 1 }, refused: 3 });
  expect(report.refusals.map(({ file, code }) => [file, code])).toEqual([
    ["boards.json, 1", "too_many_boards"],
    ["boards.json, 2", "invalid_input"],
    ["boards.json, 3", "invalid_input"],
  ]);
  expect(await boardsOf(elsewhere, userId)).toContainEqual(CANARY_BOARD);
  expect(await listBoards(elsewhere, userId)).toHaveLength(BOARDS_MAX);
});

test("a board of an archive that does not fit on the board of its name is left out whole", async () => {
  const userId = await elsewhere.newUser(0);
  const { id } = await createBoard(elsewhere, userId, "canary board");
  const files = await filesOf(archive);
  const boards = files.get("boards.json") ?? Buffer.alloc(0);
  files.delete("boards.json");
  await imported(elsewhere, userId, await packed(files));
  const { rows } = await elsewhere.db.pool.query<{ job: string }>(
    `select job_id as job from designs where user_id = $1 limit 1`,
    [userId],
  );
  await elsewhere.db.pool.query(
    `with made as (
       insert into designs (user_id, job_id, image_index, name)
       select $1, $3::uuid, 100 + n, 'Filler' from generate_series(1, $4::int) n returning id
     ) insert into board_designs (board_id, design_id) select $2, id from made`,
    [userId, id, rows[0]?.job, BOARD_DESIGNS_MAX - 1],
  );
  files.set("boards.json", boards);
  const report = await imported(elsewhere, userId, await packed(files));
  expect(report).toMatchObject({ boards: { added: 1 }, refused: 1 });
  expect(report.refusals).toMatchObject([{ file: "boards.json, 1", code: "too_many_on_board" }]);
  expect(await listBoards(elsewhere, userId)).toMatchObject([
    { name: "canary board", images: BOARD_DESIGNS_MAX - 1 },
    { name: "Empty", images: 0 },
  ]);
});

test("an archive that is cut adds what arrived whole, and sent again it adds the rest", async () => {
  const userId = await elsewhere.newUser(0);
  const objects = (await elsewhere.stored("results")).length;
  const cut = archive.lastIndexOf(`designs/${person.second}/1.webp`) + 520;
  const report = await imported(elsewhere, userId, archive.subarray(0, cut));
  expect(report).toMatchObject({ isWhole: false, designs: { added: 1 }, pictures: { added: 2 } });
  expect(await elsewhere.stored("results")).toHaveLength(objects + 2);
  expect(await imported(elsewhere, userId, archive)).toMatchObject({
    isWhole: true,
    designs: { added: 1, alreadyThere: 1 },
  });
});

test("a stranger's ids in an archive give nothing of the stranger's away", async () => {
  const files = await filesOf(archive);
  const own = [...files].filter(([name]) => !name.startsWith("pictures"));
  const userId = await services.newUser(0);
  const report = await imported(services, userId, await packed(own));
  expect(report).toMatchObject({ designs: { added: 2, alreadyThere: 0 }, refused: 0 });
  const { jobs } = await listJobs(services, userId, { limit: 10 });
  for (const job of jobs) {
    expect([person.first, person.second]).not.toContain(job.id);
    expect([job.originalImage, job.drawingImageUrl]).toEqual([null, null]);
  }
  // The board holds the stranger's new images, not the ones whose ids the archive names.
  expect(await boardsOf(services, userId)).toEqual([CANARY_BOARD, ["Empty", []]]);
  expect(await boardsOf(services, person.userId)).toEqual([CANARY_BOARD, ["Empty", []]]);
});
