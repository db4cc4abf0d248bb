import type { HttpClient, TestServer, Visitor } from "@lacquer/testing";

/** Somebody who calls every route and procedure. */
export interface Actor {
  name: string;
  client: HttpClient;
  headers?: Record<string, string>;
  /** A query that is added to every address. */
  query?: string;
}

const EXPIRED = "expires=1700000000&signature=AAAA";

/** Returns one actor of every kind. Every actor asks for things that belong to the owner. */
export async function actorsAt(server: TestServer, owner: Visitor): Promise<Actor[]> {
  const made = await owner.send<{ key: string }>("/api/keys", {
    json: { name: "Reads", scope: "read" },
  });
  const admin = await server.account();
  await server.db.pool.query("update users set is_admin = true where id = $1", [admin.userId]);
  return [
    { name: "nobody", client: server.client() },
    { name: "expired link", client: server.client(), query: EXPIRED },
    { name: "guest", client: await server.guest() },
    { name: "stranger", client: await server.account() },
    { name: "admin", client: admin },
    {
      name: "key to read",
      client: server.client(),
      headers: { authorization: `Bearer ${made.body.key}` },
    },
    { name: "wrong origin", client: owner, headers: { origin: "https://evil.example" } },
    { name: "owner", client: owner },
  ];
}
