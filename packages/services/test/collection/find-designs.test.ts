import { listDesignsInput } from "@lacquer/contracts";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listDesigns, updateDesign } from "../../src/verbs.ts";
import { wordPatterns } from "../../src/collection/find-designs.ts";
import { DESIGNS_SEARCHED_MAX } from "../../src/limits/keeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

const find = (userId: number, filters: object) =>
  listDesigns(services, userId, listDesignsInput.parse(filters));
const namesOf = async (userId: number, filters: object) =>
  (await find(userId, filters)).designs.map(({ name }) => name);

async function threeDesigns(): Promise<number> {
  const userId = await services.newUser(20);
  const made = [
    {
      name: "Oxblood",
      prompt: "one fine gold line",
      designSettings: { nailShape: "almond", finish: "cateye" },
    },
    {
      name: "Ice 100%",
      prompt: "frosted",
      designSettings: { nailShape: "square", nailLength: "long" },
    },
    { name: "Milk_bath", prompt: "", designSettings: { finish: "matte", patternType: "french" } },
  ] as const;
  for (const { name, ...design } of made) {
    const jobId = await services.create(userId, design);
    await services.workOff();
    const { designs } = await find(userId, {});
    const id = designs.find((one) => one.jobId === jobId)?.id ?? "";
    await updateDesign(services, userId, { id, name });
  }
  return userId;
}

test("images are found by beginnings of words in name, prompt and settings, and by each filter", async () => {
  const userId = await threeDesigns();
  const all = ["Milk_bath", "Ice 100%", "Oxblood"];
  expect(await namesOf(userId, {})).toEqual(all);
  expect(await namesOf(userId, { words: "GOLD ox" })).toEqual(["Oxblood"]);
  expect(await namesOf(userId, { words: "cat-eye" })).toEqual(["Oxblood"]);
  expect(await namesOf(userId, { words: "french" })).toEqual(["Milk_bath"]);
  expect(await namesOf(userId, { words: "old" })).toEqual([]);
  expect(await namesOf(userId, { words: "100%" })).toEqual(["Ice 100%"]);
  expect(await namesOf(userId, { words: "%" })).toEqual([]);
  expect(await namesOf(userId, { words: "milk_" })).toEqual(["Milk_bath"]);
  expect(await namesOf(userId, { words: "m_" })).toEqual([]);
  expect(await namesOf(userId, { shape: "square" })).toEqual(["Ice 100%"]);
  expect(await namesOf(userId, { length: "long" })).toEqual(["Ice 100%"]);
  expect(await namesOf(userId, { finish: "matte" })).toEqual(["Milk_bath"]);
  expect(await namesOf(userId, { pattern: "french", finish: "matte" })).toEqual(["Milk_bath"]);
  expect(await namesOf(userId, { provider: "renderer" })).toEqual(all);
  expect(await namesOf(userId, { provider: "openai" })).toEqual([]);
  const { designs } = await find(userId, {});
  const [newest] = designs;
  if (!newest) throw new Error("there is no design");
  expect(await namesOf(userId, { since: newest.createdAt })).toEqual(["Milk_bath"]);
  expect(await namesOf(userId, { until: newest.createdAt })).toEqual(["Ice 100%", "Oxblood"]);
  await updateDesign(services, userId, { id: newest.id, favorite: true });
  expect(await namesOf(userId, { only: "favorites" })).toEqual(["Milk_bath"]);
  const stranger = await services.newUser(1);
  expect(await namesOf(stranger, { words: "gold" })).toEqual([]);
});

test("images are found by a lacquer that looks like a colour, on any nail, where it is seen", async () => {
  const userId = await services.newUser(20);
  const nail = { finger: "index", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 } as const;
  const looks = [
    { name: "Cherry", designSettings: { baseColor: "#B3202F", accentColor: "#00A0E0" } },
    {
      name: "French",
      designSettings: { baseColor: "#F4E1D8", accentColor: "#B0222B", patternType: "french" },
    },
    {
      name: "One nail",
      designSettings: { baseColor: "#101010" },
      nails: [{ ...nail, design: { settings: { baseColor: "#b01e30" } } }],
    },
  ] as const;
  for (const { name, designSettings, ...more } of looks) {
    const nails = "nails" in more ? [...more.nails] : [];
    await services.create(userId, { designSettings, nails });
    await services.workOff();
    const { designs } = await find(userId, { limit: 1 });
    await updateDesign(services, userId, { id: designs[0]?.id ?? "", name });
  }
  expect(await namesOf(userId, { color: "#b4212f" })).toEqual(["One nail", "French", "Cherry"]);
  expect(await namesOf(userId, { color: "#B4212F", pattern: "french" })).toEqual(["French"]);
  // On a nail without a pattern, the accent colour is not visible.
  expect(await namesOf(userId, { color: "#00A0E0" })).toEqual([]);
  expect(await namesOf(userId, { color: "#1a1a1a" })).toEqual(["One nail"]);
  const stranger = await services.newUser(1);
  expect(await namesOf(stranger, { color: "#B3202F" })).toEqual([]);
});

test("what was found comes in pages, and a page that found nothing says where the search goes on", async () => {
  const userId = await services.newUser(20);
  await services.create(userId, { imageCount: 4, prompt: "gold" });
  await services.workOff();
  const first = await find(userId, { words: "gold", limit: 3 });
  expect(first.designs).toHaveLength(3);
  const second = await find(userId, { words: "gold", limit: 3, cursor: first.nextCursor });
  expect(second.designs).toHaveLength(1);
  expect(second.nextCursor).toBeNull();
  const jobId = first.designs[0]?.jobId;
  await services.db.pool.query(
    `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, status,
       completed_at, error_code, error_message)
     select gen_random_uuid(), $1, 'milk', '{}', '{}', 1, 0, 'failed', now(), 'internal', '' from generate_series(1, $2)`,
    [userId, DESIGNS_SEARCHED_MAX],
  );
  await services.db.pool.query(
    `insert into designs (user_id, job_id, image_index, name)
     select $1, id, 0, 'Milk' from generation_jobs where user_id = $1 and id <> $2`,
    [userId, jobId],
  );
  const empty = await find(userId, { words: "gold" });
  expect(empty.designs).toEqual([]);
  expect((await find(userId, { words: "gold", cursor: empty.nextCursor })).designs).toHaveLength(4);
  // Removes the inserted jobs, because no worker ever leaves such rows and the invariants would fail.
  await services.db.pool.query("delete from generation_jobs where user_id = $1 and id <> $2", [
    userId,
    jobId,
  ]);
});

test("words become patterns that take signs of patterns as they are", () => {
  expect(wordPatterns(undefined)).toBeNull();
  expect(wordPatterns(" - ")).toBeNull();
  expect(wordPatterns("Cat-eye 5%")).toEqual(["% cat%", "% eye%", String.raw`% 5\%%`]);
});
