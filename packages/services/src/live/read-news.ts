import type { LiveMessage } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { creditsOf } from "../credits/index.ts";
import { activeAndEndedSince, jobsByIds, queuesOf } from "../generation/verbs/read-jobs.ts";
import type { FreshChange } from "./change-feed.ts";

/**
 * Turns changes into messages for each user: user id → messages. A few queries are enough, however many users there
 * are.
 */
export async function readNews(
  ctx: ServiceContext,
  changes: FreshChange[],
): Promise<Map<number, LiveMessage[]>> {
  const news = new Map<number, LiveMessage[]>();
  if (changes.length === 0) return news;
  // Credits are read before the jobs, so that the time in the messages is never later than the jobs' data.
  const credits = await creditsOf(ctx, [...new Set(changes.map(({ userId }) => userId))]);
  const { at } = credits;
  const jobs = await jobsByIds(
    ctx,
    changes.map(({ id }) => id),
  );
  for (const job of jobs.toSorted((a, b) => a.version - b.version)) {
    const messages = news.get(job.userId) ?? [];
    messages.push({ kind: "job", at, job, credits: credits.of(job.userId) });
    news.set(job.userId, messages);
  }
  // A new job at the end of the queue does not change the other jobs' places.
  const moved = changes.filter(({ moved: hasMoved, status }) => hasMoved && status !== "pending");
  if (moved.length === 0) return news;
  const queues = await queuesOf(ctx, [...new Set(moved.map(({ userId }) => userId))]);
  for (const [userId, places] of queues) news.get(userId)?.push({ kind: "line", at, places });
  return news;
}

/** Returns a window's first message: the user's active jobs, the jobs that ended since `since`, and the balance. */
export async function readSnapshot(
  ctx: ServiceContext,
  userId: number,
  since: Date | null,
): Promise<LiveMessage> {
  const credits = await creditsOf(ctx, [userId]);
  const jobs = await activeAndEndedSince(ctx, userId, since);
  return { kind: "snapshot", at: credits.at, jobs, credits: credits.of(userId) };
}
