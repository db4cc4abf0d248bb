import { setMonthlyLimit } from "@lacquer/services";
import { FAULTS } from "@lacquer/testing/doubles";
import type { Deployment } from "../rig/deployment.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { startStorm } from "../rig/storm.ts";

/**
 * While jobs are created, the limit exceeds the month's spending by WIDE. While they run, it exceeds the spending by at
 * most NARROW.
 */
const WIDE = 12;
const NARROW = 3;

/**
 * In the transaction of each charge, records the month's spending and the limit that is then in force. A limit may be
 * lowered below what is already spent, so only changes that increase the spending are recorded.
 */
const WATCH = `
create table chaos_months (spent int not null, cap int not null);
create function chaos_month() returns trigger language plpgsql as $$
begin
  if new.cap is not null and new.spent > old.spent then
    insert into chaos_months values (new.spent, new.cap);
  end if;
  return new;
end $$;
create trigger chaos_month after update on spend_months for each row execute function chaos_month();`;

async function spentOf(deployment: Deployment, userId: number): Promise<number> {
  const { rows } = await deployment.db.pool.query<{ spent: number }>(
    "select coalesce(sum(spent), 0)::int as spent from spend_months where payer_id = $1",
    [userId],
  );
  return rows[0]?.spent ?? 0;
}

/** Creates jobs until the limit refuses one. Returns the number of jobs created. */
async function fillMonth(rig: Rig, deployment: Deployment, userId: number): Promise<number> {
  for (let made = 0; ; made += 1) {
    try {
      await deployment.create(userId, { imageCount: rig.random.int(1, 3) });
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "limit_reached") return made;
      throw error;
    }
  }
}

export const monthlyLimit: PromiseTest = {
  number: 27,
  title: "Nobody spends more than their monthly limit",
  alone: "machine",
  async run(rig) {
    const rounds = rig.count({ short: 2, default: 10, long: 60 });
    const deployment = await rig.openDeployment();
    deployment.provider.plan = () =>
      rig.random.next() < 0.2
        ? { do: "fault", fault: FAULTS.moderation("input") }
        : { do: "paint", afterMs: rig.random.int(20, 300) };
    await deployment.db.pool.query(WATCH);
    const userId = await deployment.newUser(rounds * WIDE * 2);
    const storm = await startStorm(deployment, rig.random);
    let made = 0;
    for (let round = 0; round < rounds; round += 1) {
      const spent = await spentOf(deployment, userId);
      await setMonthlyLimit(deployment.services, userId, spent + WIDE);
      made += await fillMonth(rig, deployment, userId);
      const now = await spentOf(deployment, userId);
      await setMonthlyLimit(deployment.services, userId, Math.min(spent + WIDE, now + NARROW));
      await storm.kill();
      await storm.calm();
      await deployment.allEnded();
    }
    const { rows } = await deployment.db.pool.query<{ charges: number; over: number }>(
      "select count(*)::int as charges, count(*) filter (where spent > cap)::int as over from chaos_months",
    );
    const refused = await deployment.db.pool.query(
      "select 1 from generation_jobs where error_code = 'limit_reached' and not credits_deducted",
    );
    const broken = (await deployment.faults()).length;
    const { charges = 0, over = 0 } = rows[0] ?? {};
    return {
      trials: made,
      pass: over === 0 && broken === 0 && charges > 0 && (refused.rowCount ?? 0) > 0,
      figure: `${made} jobs under a limit that falls while they run, ${storm.kills} kills: ${charges} charges, ${over} over the limit; ${refused.rowCount} jobs refused at their start, at no charge; ${broken} violations`,
    };
  },
};
