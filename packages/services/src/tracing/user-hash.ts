import { createHmac, randomBytes } from "node:crypto";
import type { Database } from "@lacquer/db";

/** The length of the hash in bytes. Even among a billion users, two rarely share one. */
const BYTES = 9;

/**
 * Returns the function that turns a user's number into the hash that stands for the user in the logs. The key is made
 * once and stored in the database, so that all processes write the same hash. Without the key, nobody can tell which
 * user a hash belongs to, although there are few numbers to try.
 */
export async function openUserHash(db: Database): Promise<(userId: number) => string> {
  const key = Buffer.from(await readKey(db), "base64url");
  return (userId) =>
    createHmac("sha256", key)
      .update(`user ${userId}`)
      .digest()
      .subarray(0, BYTES)
      .toString("base64url");
}

async function readKey(db: Database): Promise<string> {
  const kept = await find(db);
  if (kept) return kept;
  await db.pool.query(
    `insert into server_keys (name, public_key, private_key) values ('log', '', $1) on conflict do nothing`,
    [randomBytes(32).toString("base64url")],
  );
  const made = await find(db);
  if (!made) throw new Error("The key for the logs was not kept in the database.");
  return made;
}

async function find(db: Database): Promise<string | undefined> {
  const row = await db.prisma.serverKey.findUnique({
    where: { name: "log" },
    select: { privateKey: true },
  });
  return row?.privateKey;
}
