import { BOARD_DESIGNS_MAX, BOARDS_MAX, listDesignsInput } from "@lacquer/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  adoptGuest,
  createBoard,
  listBoards,
  listDesigns,
  putOnBoard,
  removeBoard,
  removeDesigns,
  renameBoard,
  takeOffBoard,
} from "../../src/verbs.ts";
import { DESIGNS_SEARCHED_MAX } from "../../src/limits/keeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

/** Creates a user with this many finished images. Returns the user and the images' ids, newest first. */
async function userWithImages(count: 1 | 2 | 3 | 4) {
  const userId = await services.newUser(20);
  await services.create(userId, { imageCount: count });
  await services.workOff();
  return { userId, ids: await found(userId) };
}

const found = async (userId: number, board?: string) => {
  const page = await listDesigns(services, userId, listDesignsInput.parse({ board }));
  return page.designs.map(({ id }) => id);
};
const refusedWith = (code: string) => ({ status: "rejected", reason: { code } });

test("a board shows the images put on it, newest first, with the newest as its cover", async () => {
  const { userId, ids } = await userWithImages(3);
  const [newest, , oldest] = ids;
  if (!newest || !oldest) throw new Error("There should be three images.");
  const { id } = await createBoard(services, userId, "Bridal");
  const put = await putOnBoard(services, userId, { id, designIds: [oldest, newest] });
  expect(put).toMatchObject({ board: { name: "Bridal", images: 2 } });
  expect(new Set(put.designIds)).toEqual(new Set([oldest, newest]));
  const [page] = (await listDesigns(services, userId, listDesignsInput.parse({}))).designs;
  expect(put.board.coverUrl).toBe(page?.imageUrl);
  expect(await found(userId, id)).toEqual([newest, oldest]);
  // The answer contains only the images that were added, so that Undo takes nothing off that was on the board before.
  expect(await putOnBoard(services, userId, { id, designIds: ids })).toMatchObject({
    board: { images: 3 },
    designIds: [ids[1]],
  });
  expect(await takeOffBoard(services, userId, { id, designIds: [newest] })).toMatchObject({
    board: { images: 2 },
    designIds: [newest],
  });
  expect(await takeOffBoard(services, userId, { id, designIds: [newest] })).toMatchObject({
    designIds: [],
  });
});

test("an image that leaves the collection leaves its boards, and a removed board leaves its images", async () => {
  const { userId, ids } = await userWithImages(2);
  const [first = "", second = ""] = ids;
  const { id } = await createBoard(services, userId, "Autumn");
  await putOnBoard(services, userId, { id, designIds: ids });
  await removeDesigns(services, userId, [first]);
  expect(await listBoards(services, userId)).toMatchObject([{ id, images: 1 }]);
  await removeBoard(services, userId, id);
  expect(await found(userId)).toEqual([second]);
  await expect(removeBoard(services, userId, id)).rejects.toMatchObject({
    code: "board_not_found",
  });
});

test("two boards of a user never have one name, also when requests race", async () => {
  const userId = await services.newUser(0);
  const made = await Promise.allSettled([
    createBoard(services, userId, "Bridal"),
    createBoard(services, userId, "Bridal"),
  ]);
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject(
    refusedWith("board_exists"),
  );
  const { id } = await createBoard(services, userId, "Autumn");
  await expect(renameBoard(services, userId, { id, name: "Bridal" })).rejects.toMatchObject({
    code: "board_exists",
  });
  expect(await renameBoard(services, userId, { id, name: "Winter" })).toMatchObject({
    name: "Winter",
  });
  expect((await listBoards(services, userId)).map(({ name }) => name)).toEqual([
    "Bridal",
    "Winter",
  ]);
});

test("limits hold, also when requests race", async () => {
  const { userId, ids } = await userWithImages(2);
  await services.db.pool.query(
    "insert into boards (user_id, name) select $1, 'Board ' || n from generate_series(1, $2) n",
    [userId, BOARDS_MAX - 1],
  );
  const made = await Promise.allSettled(
    ["Left", "Right"].map((name) => createBoard(services, userId, name)),
  );
  expect(made.find(({ status }) => status === "rejected")).toMatchObject(
    refusedWith("too_many_boards"),
  );
  const boards = await listBoards(services, userId);
  expect(boards).toHaveLength(BOARDS_MAX);

  const id = boards[0]?.id ?? "";
  await services.db.pool.query(
    `with more as (
       insert into designs (user_id, job_id, image_index, name)
       select user_id, job_id, 1000 + n, name from designs, generate_series(1, $2) n where id = $1
       returning id
     ) insert into board_designs select $3, id from more`,
    [ids[0], BOARD_DESIGNS_MAX - 1, id],
  );
  const put = await Promise.allSettled(
    ids.map((designId) => putOnBoard(services, userId, { id, designIds: [designId] })),
  );
  expect(put.find(({ status }) => status === "rejected")).toMatchObject(
    refusedWith("too_many_on_board"),
  );
  expect((await listBoards(services, userId)).find((board) => board.id === id)).toMatchObject({
    images: BOARD_DESIGNS_MAX,
  });
});

test("nobody sees or changes another user's boards or puts another user's images on one", async () => {
  const { userId, ids } = await userWithImages(1);
  const { id } = await createBoard(services, userId, "Mine");
  await putOnBoard(services, userId, { id, designIds: ids });
  const stranger = await services.newUser(0);
  expect(await listBoards(services, stranger)).toEqual([]);
  expect(await found(stranger, id)).toEqual([]);
  for (const change of [
    () => renameBoard(services, stranger, { id, name: "Taken" }),
    () => removeBoard(services, stranger, id),
    () => putOnBoard(services, stranger, { id, designIds: ids }),
    () => takeOffBoard(services, stranger, { id, designIds: ids }),
  ])
    await expect(change()).rejects.toMatchObject({ code: "board_not_found" });
  const own = await createBoard(services, stranger, "Own");
  expect(await putOnBoard(services, stranger, { id: own.id, designIds: ids })).toMatchObject({
    board: { images: 0 },
    designIds: [],
  });
  expect(await listBoards(services, userId)).toMatchObject([{ name: "Mine", images: 1 }]);
});

test("an account takes a guest's boards over and joins those of the same name", async () => {
  const guest = await userWithImages(2);
  const account = await userWithImages(1);
  const [first = "", second = ""] = guest.ids;
  const shared = await createBoard(services, guest.userId, "Bridal");
  const other = await createBoard(services, guest.userId, "Autumn");
  await putOnBoard(services, guest.userId, { id: shared.id, designIds: [first] });
  await putOnBoard(services, guest.userId, { id: other.id, designIds: [second] });
  const own = await createBoard(services, account.userId, "Bridal");
  await putOnBoard(services, account.userId, { id: own.id, designIds: account.ids });
  await adoptGuest(services, account.userId, { guestId: guest.userId, isNewAccount: false });
  expect(await listBoards(services, account.userId)).toMatchObject([
    { id: other.id, name: "Autumn", images: 1 },
    { id: own.id, name: "Bridal", images: 2 },
  ]);
  expect(await listBoards(services, guest.userId)).toMatchObject([{ id: shared.id, images: 0 }]);
});

/** SQL that adds $4 images of user $1 to job $3, and puts them on board $2 if a board is given. */
const MANY = `
with made as (
  insert into designs (user_id, job_id, image_index, name)
  select $1, $3::uuid, 100 + n, 'Filler' from generate_series(1, $4::int) n returning id
) insert into board_designs (board_id, design_id) select $2::uuid, id from made where $2::uuid is not null`;

const jobOf = async (userId: number) => {
  const { rows } = await services.db.pool.query<{ id: string }>(
    "select id from generation_jobs where user_id = $1",
    [userId],
  );
  return rows[0]?.id;
};

test("a guest's board adds to the account's board of the same name only what fits", async () => {
  const guest = await userWithImages(3);
  const account = await userWithImages(1);
  const theirs = await createBoard(services, guest.userId, "Bridal");
  await putOnBoard(services, guest.userId, { id: theirs.id, designIds: guest.ids });
  const own = await createBoard(services, account.userId, "Bridal");
  const job = await jobOf(account.userId);
  await services.db.pool.query(MANY, [account.userId, own.id, job, BOARD_DESIGNS_MAX - 2]);
  await adoptGuest(services, account.userId, { guestId: guest.userId, isNewAccount: false });
  expect(await listBoards(services, account.userId)).toMatchObject([
    { name: "Bridal", images: BOARD_DESIGNS_MAX },
  ]);
  const { rows } = await services.db.pool.query<{ id: string }>(
    "select design_id as id from board_designs where board_id = $1 and design_id = any($2::uuid[])",
    [own.id, guest.ids],
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(guest.ids.slice(0, 2)));
});

test("a colour is found on a board behind more images than one search looks through", async () => {
  const userId = await services.newUser(20);
  await services.create(userId, { designSettings: { baseColor: "#12A04B" } });
  await services.workOff();
  const old = await found(userId);
  const { id: board } = await createBoard(services, userId, "Green");
  await putOnBoard(services, userId, { id: board, designIds: old });
  await services.create(userId, { designSettings: { baseColor: "#B3202F" } });
  await services.workOff();
  const { designs } = await listDesigns(services, userId, listDesignsInput.parse({}));
  await services.db.pool.query(MANY, [userId, null, designs[0]?.jobId, DESIGNS_SEARCHED_MAX]);
  const page = await listDesigns(
    services,
    userId,
    listDesignsInput.parse({ board, color: "#12A04B" }),
  );
  expect(page.designs.map(({ id }) => id)).toEqual(old);
});
