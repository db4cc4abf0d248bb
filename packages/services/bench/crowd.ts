import { createDatabase } from "@lacquer/db";

const DESIGN = `'', '{"drawing": 0, "designImage": 0, "baseColor": 100}', '{}', 1`;

/**
 * Fills an empty database with the data of a busy studio: a thousand users, 100,000 ended jobs, and 10,000 waiting jobs
 * (8,000 of the first user, the rest of a hundred other users). Returns the first user's id.
 */
export async function fillStudio(url: string): Promise<number> {
  const db = createDatabase({ url, connections: 1, queryTimeoutMs: 600_000 });
  try {
    await db.pool.query(`
      set session_replication_role = replica;
      insert into users (name, email, credits) select 'User', 'user-' || n || '@example.test', 1000000 from generate_series(1, 1000) n;
      insert into user_lanes (user_id, turn) select id, nextval('lane_turn_seq') from users order by id;
      insert into credit_ledger (user_id, kind, amount) select id, 'grant', credits from users;
      insert into generation_jobs (id, user_id, payer_id, status, prompt, influence_weights, design_settings, image_count, cost,
        completed_at, error_code, error_message)
      select gen_random_uuid(), 1 + n % 1000, 1 + n % 1000, 'failed', ${DESIGN}, 1, now(), 'internal', '' from generate_series(1, 100000) n;
      insert into generation_jobs (id, user_id, payer_id, prompt, influence_weights, design_settings, image_count, cost)
      select gen_random_uuid(), owner, owner, ${DESIGN}, 1
      from (select case when n <= 8000 then 1 else 2 + n % 100 end as owner from generate_series(1, 10000) n) waiting;
      update user_lanes l set waiting = w.jobs, held = w.jobs
      from (select user_id, count(*) as jobs from generation_jobs where status = 'pending' group by 1) w where w.user_id = l.user_id`);
    await db.pool.query("vacuum analyze");
    return 1;
  } finally {
    await db.close();
  }
}
