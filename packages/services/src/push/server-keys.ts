import type { Database } from "@lacquer/db";
import webPush from "web-push";

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/**
 * Returns the keys that identify this studio to push services. The first process that needs them creates them, and all
 * processes share them.
 */
export async function readPushKeys(db: Database): Promise<PushKeys> {
  const kept = await find(db);
  if (kept) return kept;
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await db.pool.query(
    `insert into server_keys (name, public_key, private_key) values ('push', $1, $2) on conflict do nothing`,
    [publicKey, privateKey],
  );
  // Another process may have been faster, so the keys are read from the table.
  return (await find(db)) ?? { publicKey, privateKey };
}

function find(db: Database): Promise<PushKeys | null> {
  return db.prisma.serverKey.findUnique({
    where: { name: "push" },
    select: { publicKey: true, privateKey: true },
  });
}
