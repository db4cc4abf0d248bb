import { plainPicture, waitFor } from "@lacquer/testing";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { storeUpload } from "../../src/verbs.ts";
import { createHousekeeper } from "../../src/system/housekeeping.ts";
import { sweepWhenDue } from "../../src/system/sweeps.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let userId: number;
let guestId: number;

/**
 * Creates a studio with something for each sweep: an upload that nobody wants, and a guest who has been away for long.
 */
beforeEach(async () => {
  services = await openTestServices();
  [userId, guestId] = [await services.newUser(20), await services.newUser(6)];
  await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() });
  await services.db.pool.query("update uploads set touched_at = now() - interval '8 days'");
  await services.db.pool.query(
    "update users set is_anonymous = true, created_at = now() - interval '40 days' where id = $1",
    [guestId],
  );
});
afterEach(() => services.close());

const begin = (hoursAgo: number) =>
  services.db.pool.query("update chores set begun_at = now() - make_interval(hours => $1)", [
    hoursAgo,
  ]);

async function left() {
  const emptied = { id: guestId, emptiedAt: { not: null } };
  return {
    uploads: await services.db.prisma.upload.count(),
    objects: (await services.stored("uploads")).length,
    emptied: await services.db.prisma.user.count({ where: emptied }),
  };
}

const ALL = { uploads: 1, objects: 1, emptied: 0 };
const NOTHING = { uploads: 0, objects: 0, emptied: 1 };

test("due sweeps run and remove the objects too; a recent sweep is not repeated", async () => {
  await begin(5);
  await sweepWhenDue(services);
  expect(await left()).toEqual(ALL);
  await begin(7);
  await Promise.all([sweepWhenDue(services), sweepWhenDue(services)]);
  await sweepWhenDue(services);
  expect(await left()).toEqual(NOTHING);
});

test("a sweep that fails is logged and does not stop the others", async () => {
  await begin(7);
  await services.db.pool.query("alter table sessions rename to elsewhere");
  await sweepWhenDue(services);
  expect(await left()).toEqual({ ...NOTHING, emptied: 0 });
  expect(services.log.lines).toContainEqual(
    expect.objectContaining({
      level: "warn",
      message: "could not be removed: guests who have not been seen for long",
    }),
  );
});

test("a process does its housekeeping a minute after its start, then every five minutes", async () => {
  const real = performance.now.bind(performance);
  let ahead = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => real() + ahead);
  onTestFinished(() => clock.mockRestore());
  const keepHouse = createHousekeeper(services);
  const outdated =
    "insert into verifications (identifier, value, expires_at, updated_at) values ('x', '', now(), now())";
  const rows = () => services.db.prisma.verification.count();
  await begin(7);
  await services.db.pool.query(outdated);
  await keepHouse();
  expect([await rows(), await left()]).toEqual([1, ALL]);
  ahead = 61_000;
  await keepHouse();
  expect(await rows()).toBe(0);
  await waitFor("the sweeps", async () => (await left()).objects === 0);
  expect(await left()).toEqual(NOTHING);
  await services.db.pool.query(outdated);
  ahead += 240_000;
  await keepHouse();
  expect(await rows()).toBe(1);
  ahead += 61_000;
  await keepHouse();
  expect(await rows()).toBe(0);
});
