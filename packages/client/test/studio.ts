import { startTestServer, type TestServer, type Visitor } from "@lacquer/testing";

/** A running studio in which tests create people with API keys for their programs. */
export interface Studio extends TestServer {
  /** Returns a new account with an API key and this many credits. */
  person(credits?: number): Promise<Person>;
}

export interface Person {
  visitor: Visitor;
  apiKey: string;
}

export async function startStudio(env: Record<string, string> = {}): Promise<Studio> {
  const server = await startTestServer({ SIGNUP_CREDITS: "0", ...env });
  return {
    ...server,
    async person(credits = 20) {
      const visitor = await server.account();
      await server.db.pool.query(
        `with paid as (update users set credits = credits + $2 where id = $1)
         insert into credit_ledger (user_id, kind, amount) values ($1, 'grant', $2)`,
        [visitor.userId, credits],
      );
      const made = await visitor.send<{ key: string }>("/api/keys", {
        json: { name: "A program", scope: "create" },
      });
      return { visitor, apiKey: made.body.key };
    },
  };
}
