import { clearDesignsInput, type Design } from "@lacquer/contracts";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  clearDesigns,
  getJob,
  listDesigns,
  removeDesign,
  removeDesigns,
  updateDesign,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

const listed = async (userId: number) =>
  (await listDesigns(services, userId, { limit: 20 })).designs;
const idsOf = (designs: readonly Design[]) => designs.map(({ id }) => id);

async function paint(userId: number, imageCount: number): Promise<Design[]> {
  await services.create(userId, { imageCount });
  await services.workOff();
  return listed(userId);
}

test("many designs go at once; strangers' and gone ones are left out, and the jobs keep their pictures", async () => {
  const [owner, stranger] = [await services.newUser(20), await services.newUser(20)];
  const mine = await paint(owner, 4);
  const theirs = await paint(stranger, 1);
  const [first, second, third, kept] = mine;
  if (!first || !second || !third || !kept) throw new Error("there should be four designs");
  await removeDesign(services, owner, first.id);
  const asked = idsOf([first, second, third, ...theirs]);
  const { ids } = await removeDesigns(services, owner, asked);
  expect(new Set(ids)).toEqual(new Set([second.id, third.id]));
  expect(idsOf(await listed(owner))).toEqual([kept.id]);
  expect(await listed(stranger)).toHaveLength(1);
  expect((await getJob(services, owner, first.jobId)).resultImages).toHaveLength(4);
  expect((await removeDesigns(services, owner, asked)).ids).toEqual([]);
  await expect(removeDesign(services, owner, second.id)).rejects.toMatchObject({
    code: "design_not_found",
  });
});

test("clearing keeps favourites, later images and everybody else's", async () => {
  const [owner, stranger] = [await services.newUser(20), await services.newUser(20)];
  await paint(stranger, 1);
  const before = await paint(owner, 3);
  const [newest, favorite] = before;
  if (!newest || !favorite) throw new Error("there should be three designs");
  await updateDesign(services, owner, { id: favorite.id, favorite: true });
  const later = (await paint(owner, 1))[0];
  expect(await clearDesigns(services, owner, { upTo: newest.seq })).toEqual({ removed: 2 });
  expect(idsOf(await listed(owner))).toEqual([later?.id, favorite.id]);
  expect(await listed(stranger)).toHaveLength(1);
});

test("clearing goes by the place in the collection, because an imported design keeps its old date", async () => {
  const owner = await services.newUser(20);
  await paint(owner, 2);
  const [imported] = await paint(owner, 1);
  if (!imported) throw new Error("there should be a newest design");
  await services.db.pool.query("update designs set created_at = '2020-01-01' where id = $1", [
    imported.id,
  ]);
  const unseen = (await paint(owner, 1))[0];
  await services.db.pool.query("update designs set created_at = '2019-01-01' where id = $1", [
    unseen?.id,
  ]);
  expect(await clearDesigns(services, owner, { upTo: imported.seq })).toEqual({ removed: 3 });
  expect(idsOf(await listed(owner))).toEqual([unseen?.id]);
  expect(await clearDesigns(services, owner, { until: "2019-01-01T00:00:00Z" })).toEqual({
    removed: 1,
  });
});

test("a clearing names its end in exactly one way", () => {
  const until = "2026-01-01T00:00:00Z";
  expect(clearDesignsInput.safeParse({ upTo: 1 }).success).toBe(true);
  expect(clearDesignsInput.safeParse({ until }).success).toBe(true);
  expect(clearDesignsInput.safeParse({}).success).toBe(false);
  expect(clearDesignsInput.safeParse({ upTo: 1, until }).success).toBe(false);
});
