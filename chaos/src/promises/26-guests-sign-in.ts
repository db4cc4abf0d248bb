import { setTimeout as pause } from "node:timers/promises";
import { createClient, createBody, type HttpClient } from "@lacquer/testing";
import { FAULTS } from "@lacquer/testing/doubles";
import type { Deployment } from "../rig/deployment.ts";
import type { Random } from "../rig/random.ts";
import type { PromiseTest } from "../rig/rig.ts";
import { newGuest } from "../rig/visitors.ts";
import { waitUntil } from "../rig/waits.ts";

const ACCOUNTS = 3;
const ACCOUNT_CREDITS = 20;
const GUEST_CREDITS = 6;
const PASSWORD = "a lamp on seven stilts";

const LAPSED = `
select count(*)::int as lapsed from credit_ledger where reason = 'A guest''s credits lapse'`;

/** For each account: the credits beyond its own grants, and the credits that came from guests. */
const GAINS = `
select u.email, u.credits, coalesce(sum(l.amount) filter (where l.origin_id is null), 0)::int as own,
       coalesce(sum(l.amount) filter (where l.origin_id is not null), 0)::int as guests
from users u join credit_ledger l on l.user_id = u.id
where not coalesce(u.is_anonymous, false)
group by u.id`;

const emailOf = (account: number) => `account-${account}@example.test`;

async function signUp(origin: string, account: number): Promise<void> {
  const answer = await createClient(origin).send("/api/auth/sign-up/email", {
    json: { name: "Ada", email: emailOf(account), password: PASSWORD },
  });
  if (answer.status !== 200) throw new Error(`sign-up: ${answer.status} ${String(answer.bytes)}`);
}

async function createJobs(guest: HttpClient, random: Random): Promise<string[]> {
  const ids: string[] = [];
  for (let left = GUEST_CREDITS; left > 0;) {
    const imageCount = Math.min(left, random.int(1, 2));
    left -= imageCount;
    const answer = await guest.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: createBody({ imageCount }),
    });
    if (answer.status !== 201) throw new Error(`create: ${answer.status} ${String(answer.bytes)}`);
    ids.push(answer.body.jobId);
  }
  return ids;
}

/**
 * One guest starts as many jobs as six credits can buy and signs in meanwhile. Cancels and retries happen before,
 * during and after the sign-in.
 */
async function visit(origin: string, random: Random): Promise<number> {
  const guest = await newGuest(origin);
  const ids = await createJobs(guest, random);
  await pause(random.int(0, 1_200));
  const cancel = (id: string) =>
    guest.send(`/api/generation-job/${id}/cancel`, { method: "POST", json: {} });
  const [early = "", beside = "", late = ""] = ids;
  if (random.next() < 0.3) await cancel(early);
  const [signedIn] = await Promise.all([
    guest.send("/api/auth/sign-in/email", {
      json: { email: emailOf(random.int(1, ACCOUNTS)), password: PASSWORD },
    }),
    random.next() < 0.5 ? pause(random.int(0, 40)).then(() => cancel(beside)) : null,
  ]);
  if (signedIn.status !== 200) throw new Error(`sign-in: ${signedIn.status}`);
  if (random.next() < 0.6) await cancel(late);
  let retries = 0;
  for (const id of ids) {
    if (random.next() > 0.2) continue;
    const again = await guest.send(`/api/generation-job/${id}/retry`, { method: "POST", json: {} });
    if (again.status === 201) retries += 1;
  }
  return retries;
}

/** Signs in a guest whose only job is charged before the sign-in and fails after it, so at least one refund lapses. */
async function leaveChargedJob(deployment: Deployment, origin: string): Promise<void> {
  deployment.provider.plan = () => ({ do: "fault", fault: FAULTS.server(), afterMs: 1_500 });
  const guest = await newGuest(origin);
  const created = await guest.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  if (created.status !== 201) throw new Error(`create: ${created.status}`);
  await waitUntil("the guest's job to be charged", async () => {
    const { body } = await guest.send<{ status: string }>(
      `/api/generation-job/${created.body.jobId}`,
    );
    return body.status === "processing";
  });
  const signedIn = await guest.send("/api/auth/sign-in/email", {
    json: { email: emailOf(1), password: PASSWORD },
  });
  if (signedIn.status !== 200) throw new Error(`sign-in: ${signedIn.status}`);
  await deployment.allEnded(60);
}

export const guestsSignIn: PromiseTest = {
  number: 26,
  title: "A guest's credits never become an account's",
  async run(rig) {
    const guests = rig.count({ short: 8, default: 60, long: 400 });
    const deployment = await rig.openDeployment({
      GUEST_CREDITS: String(GUEST_CREDITS),
      SIGNUP_CREDITS: String(ACCOUNT_CREDITS),
      MAX_ATTEMPTS: "1",
    });
    const { random } = rig;
    const servers = [await deployment.server(), await deployment.server()];
    await deployment.worker();
    await deployment.worker();
    const origins = servers.map(({ origin }) => origin);
    const originOf = (number: number) => origins[number % origins.length] ?? "";
    for (let account = 1; account <= ACCOUNTS; account += 1)
      await signUp(originOf(account), account);
    await leaveChargedJob(deployment, originOf(0));
    deployment.provider.plan = () =>
      random.next() < 0.35
        ? { do: "fault", fault: FAULTS.server() }
        : { do: "paint", afterMs: random.int(20, 900) };

    let retries = 0;
    for (let from = 0; from < guests; from += 4) {
      const numbers = Array.from(
        { length: Math.min(4, guests - from) },
        (_, index) => from + index,
      );
      const visits = numbers.map((number) =>
        visit(originOf(number), random.fork(`guest ${number}`)),
      );
      for (const made of await Promise.all(visits)) retries += made;
    }
    await deployment.allEnded(120);

    const { rows: gains } = await deployment.db.pool.query<{
      credits: number;
      own: number;
      guests: number;
    }>(GAINS);
    const { rows: lapses } = await deployment.db.pool.query<{ lapsed: number }>(LAPSED);
    const lapsed = lapses[0]?.lapsed ?? 0;
    const wrong = gains.filter(
      ({ credits, own, guests: left }) =>
        credits !== own || left !== 0 || credits > ACCOUNT_CREDITS,
    );
    return {
      trials: guests + 1,
      pass: gains.length === ACCOUNTS && wrong.length === 0 && lapsed > 0,
      figure: `${guests + 1} guests signed in to ${ACCOUNTS} accounts on two servers while their jobs ran, ${retries} jobs retried: ${lapsed} refunds lapsed, ${wrong.length} accounts with a credit that is not their own (${gains.map(({ credits }) => credits).join(", ")} left of ${ACCOUNT_CREDITS})`,
    };
  },
};
