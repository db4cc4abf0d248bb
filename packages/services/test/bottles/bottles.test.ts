import { bottleFields, BOTTLES_MAX, type BottleFields } from "@lacquer/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  adoptGuest,
  listBottles,
  putBottles,
  removeBottles,
  updateBottle,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

const bottle = (name: string, more: Partial<BottleFields> = {}): BottleFields =>
  bottleFields.parse({ name, color: "#8a3b52", ...more });
const many = (count: number, name = "Shade") =>
  Array.from({ length: count }, (_, i) => bottle(`${name} ${i}`));
const namesOf = async (userId: number) =>
  (await listBottles(services, userId)).map(({ name }) => name);

test("bottles put again change in place, and a list may name one twice", async () => {
  const user = await services.newUser(0);
  const [first] = await putBottles(services, user, [
    bottle("Rosewood", { maker: "A", code: "12" }),
  ]);
  expect(first).toMatchObject({ color: "#8A3B52", colorOrigin: "hand", finish: null });
  await putBottles(services, user, [
    bottle("Rosewood", { maker: "A", code: "12", color: "#000000" }),
    bottle("Rosewood", { maker: "A", code: "12", color: "#112233", finish: "chrome" }),
    bottle("Rosewood", { maker: "B", code: "12" }),
  ]);
  expect(await listBottles(services, user)).toMatchObject([
    { id: first?.id, maker: "A", color: "#112233", finish: "chrome" },
    { maker: "B", color: "#8A3B52" },
  ]);
});

test("a shelf that would grow past its limit takes nothing, also when two requests race", async () => {
  const user = await services.newUser(0);
  await putBottles(services, user, many(BOTTLES_MAX - 1));
  const asked = await Promise.allSettled([
    putBottles(services, user, many(1, "Left")),
    putBottles(services, user, many(1, "Right")),
    putBottles(services, user, many(2, "Both")),
  ]);
  const refused = asked.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(2);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: "too_many_bottles" } });
  expect(await namesOf(user)).toHaveLength(BOTTLES_MAX);
  // Changing a bottle that is already on the shelf needs no room.
  await putBottles(services, user, [bottle("Shade 0", { color: "#010203" })]);
});

test("a bottle changes by its id, but never into the double of another one", async () => {
  const user = await services.newUser(0);
  const [one, other] = await putBottles(services, user, [bottle("One"), bottle("Other")]);
  const id = one?.id ?? 0;
  expect(await updateBottle(services, user, { ...bottle("New"), id })).toMatchObject({
    name: "New",
  });
  await expect(updateBottle(services, user, { ...bottle("Other"), id })).rejects.toMatchObject({
    code: "bottle_exists",
  });
  const raced = await Promise.allSettled([
    updateBottle(services, user, { ...bottle("Same"), id }),
    updateBottle(services, user, { ...bottle("Same"), id: other?.id ?? 0 }),
  ]);
  expect(raced.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("nobody reaches another user's bottles", async () => {
  const [owner, stranger] = [await services.newUser(0), await services.newUser(0)];
  const [own] = await putBottles(services, owner, [bottle("Mine")]);
  const id = own?.id ?? 0;
  expect(await removeBottles(services, stranger, [id])).toEqual({ ids: [] });
  await expect(updateBottle(services, stranger, { ...bottle("Taken"), id })).rejects.toMatchObject({
    code: "bottle_not_found",
  });
  expect(await namesOf(stranger)).toEqual([]);
  expect(await namesOf(owner)).toEqual(["Mine"]);
  expect(await removeBottles(services, owner, [id, id])).toEqual({ ids: [id] });
});

test("a guest's bottles move to the account, but for doubles and what its shelf cannot hold", async () => {
  const [guest, user] = [await services.newUser(0), await services.newUser(0)];
  await putBottles(services, guest, [bottle("Rosewood"), ...many(2, "Guest")]);
  await putBottles(services, user, [
    bottle("Rosewood", { color: "#000001" }),
    ...many(BOTTLES_MAX - 2),
  ]);
  await adoptGuest(services, user, { guestId: guest, isNewAccount: false });
  const names = await namesOf(user);
  expect(names).toHaveLength(BOTTLES_MAX);
  expect(names).toContain("Guest 0");
  const rosewood = (await listBottles(services, user)).find(({ name }) => name === "Rosewood");
  expect(rosewood?.color).toBe("#000001");
});
