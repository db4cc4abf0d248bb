import {
  type ArchivedBoard,
  type Board,
  BOARD_DESIGNS_MAX,
  BOARDS_MAX,
  type ChangedBoard,
  fileUrls,
  LacquerError,
  type RemovedBoard,
} from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { lockUser } from "../accounts/lock-user.ts";

type Context = Pick<ServiceContext, "db">;

interface Row {
  id: string;
  name: string;
  createdAt: Date;
  images: number;
  jobId: string | null;
  imageIndex: number | null;
}

/**
 * The boards of user $1, or only board $2, each with its newest image. Only images that still belong to the board's
 * owner count.
 */
const READ = `
select b.id, b.name, b.created_at as "createdAt", count(d.id)::int as images,
  (array_agg(d.job_id order by d.seq desc) filter (where d.id is not null))[1] as "jobId",
  (array_agg(d.image_index order by d.seq desc) filter (where d.id is not null))[1] as "imageIndex"
from boards b
left join board_designs o on o.board_id = b.id
left join designs d on d.id = o.design_id and d.user_id = b.user_id
where b.user_id = $1 and ($2::uuid is null or b.id = $2)
group by b.id
order by lower(b.name), b.id`;

function present({ id, name, images, createdAt, jobId, imageIndex }: Row): Board {
  const coverUrl =
    jobId === null || imageIndex === null ? null : fileUrls.result(jobId, imageIndex);
  return { id, name, images, coverUrl, createdAt: createdAt.toISOString() };
}

/** Returns the user's boards, sorted by name. */
export async function listBoards(ctx: Context, userId: number): Promise<Board[]> {
  const { rows } = await ctx.db.pool.query<Row>(READ, [userId, null]);
  return rows.map(present);
}

/** Reads one board of the user. Throws board_not_found, also for somebody else's board. */
async function readBoard(db: Queryable, userId: number, id: string): Promise<Board> {
  const { rows } = await db.query<Row>(READ, [userId, id]);
  if (!rows[0]) throw new LacquerError("board_not_found");
  return present(rows[0]);
}

/**
 * Adds a board for a locked user and returns its id; undefined if the user has a board with this name. Throws
 * too_many_boards.
 */
async function addBoard(tx: Queryable, userId: number, name: string): Promise<string | undefined> {
  const { rows: made } = await tx.query<{ id: string }>(
    "insert into boards (user_id, name) values ($1, $2) on conflict (user_id, name) do nothing returning id",
    [userId, name],
  );
  if (!made[0]) return undefined;
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from boards where user_id = $1",
    [userId],
  );
  if ((rows[0]?.count ?? 0) > BOARDS_MAX) {
    limitRefusals.inc({ limit: "boards" });
    throw new LacquerError("too_many_boards");
  }
  return made[0].id;
}

/** Makes an empty board. Throws board_exists and too_many_boards. */
export function createBoard(ctx: Context, userId: number, name: string): Promise<Board> {
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const id = await addBoard(tx, userId, name);
    if (id === undefined) throw new LacquerError("board_exists");
    return readBoard(tx, userId, id);
  });
}

/** Gives a board a new name. Throws board_not_found, and board_exists if another board has this name. */
export function renameBoard(
  ctx: Context,
  userId: number,
  { id, name }: { id: string; name: string },
): Promise<Board> {
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const { rows } = await tx.query(
      "select 1 from boards where user_id = $1 and id <> $2 and name = $3",
      [userId, id, name],
    );
    if (rows.length > 0) throw new LacquerError("board_exists");
    await tx.query("update boards set name = $3 where id = $2 and user_id = $1", [
      userId,
      id,
      name,
    ]);
    return readBoard(tx, userId, id);
  });
}

/** Removes a board; its images stay in the collection. Throws board_not_found. */
export async function removeBoard(ctx: Context, userId: number, id: string): Promise<RemovedBoard> {
  const { rowCount } = await ctx.db.pool.query(
    "delete from boards where id = $2 and user_id = $1",
    [userId, id],
  );
  if (rowCount === 0) throw new LacquerError("board_not_found");
  return { id };
}

interface Change {
  id: string;
  designIds: readonly string[];
}

const PUT = `
insert into board_designs (board_id, design_id)
select $2, d.id from designs d where d.user_id = $1 and d.id = any($3::uuid[])
order by d.id for key share
on conflict do nothing
returning design_id as id`;

/**
 * Puts either all of these images on the board or none. Images that are already there, or that are not in the user's
 * collection, are left out of the answer. Throws board_not_found and too_many_on_board.
 */
export function putOnBoard(ctx: Context, userId: number, change: Change): Promise<ChangedBoard> {
  return transaction(ctx.db, (tx) => put(tx, userId, change));
}

async function put(
  tx: Queryable,
  userId: number,
  { id, designIds }: Change,
): Promise<ChangedBoard> {
  // While the board is locked, two requests cannot exceed its limit together.
  await tx.query("select 1 from boards where id = $2 and user_id = $1 for no key update", [
    userId,
    id,
  ]);
  await readBoard(tx, userId, id);
  const { rows } = await tx.query<{ id: string }>(PUT, [userId, id, designIds]);
  const board = await readBoard(tx, userId, id);
  if (board.images > BOARD_DESIGNS_MAX) {
    limitRefusals.inc({ limit: "board_designs" });
    throw new LacquerError("too_many_on_board");
  }
  return { board, designIds: rows.map((row) => row.id) };
}

const NAMED = "select id from boards where user_id = $1 and name = $2";

/** The images of the user's collection with these jobs and indexes. */
const PLACED = `
select d.id from unnest($2::uuid[], $3::int[]) as wanted(job_id, image_index)
join designs d on d.job_id = wanted.job_id and d.image_index = wanted.image_index and d.user_id = $1`;

/**
 * Restores a board of an archive: creates it, or uses the user's board with the same name. The archived images that are
 * in the user's collection are put on the board. Either everything is written or nothing. Returns true if something was
 * added. Throws too_many_boards and too_many_on_board.
 */
export function restoreBoard(ctx: Context, userId: number, board: ArchivedBoard): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const made = await addBoard(tx, userId, board.name);
    const id = made ?? (await tx.query<{ id: string }>(NAMED, [userId, board.name])).rows[0]?.id;
    // Between the two statements above, the owner renamed or deleted the board with this name.
    if (id === undefined) throw new LacquerError("board_not_found");
    const { rows } = await tx.query<{ id: string }>(PLACED, [
      userId,
      board.images.map(({ jobId }) => jobId),
      board.images.map(({ imageIndex }) => imageIndex),
    ]);
    const { designIds } = await put(tx, userId, { id, designIds: rows.map((row) => row.id) });
    return made !== undefined || designIds.length > 0;
  });
}

const TAKE_OFF = `
delete from board_designs o using boards b
where b.id = $2 and b.user_id = $1 and o.board_id = b.id and o.design_id = any($3::uuid[])
returning o.design_id as id`;

/**
 * Takes images off the board; they stay in the collection. Images that were not on the board are left out of the
 * answer. Throws board_not_found.
 */
export async function takeOffBoard(
  ctx: Context,
  userId: number,
  { id, designIds }: Change,
): Promise<ChangedBoard> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(TAKE_OFF, [userId, id, designIds]);
  return { board: await readBoard(ctx.db.pool, userId, id), designIds: rows.map((row) => row.id) };
}
