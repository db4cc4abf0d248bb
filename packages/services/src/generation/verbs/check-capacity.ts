import {
  CREDITS_PER_IMAGE,
  type CreateJobInput,
  errorSentence,
  LacquerError,
} from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { OWN_MONTH } from "../../credits/index.ts";
import { limitRefusals } from "../../limit-metrics.ts";

export function price(input: Pick<CreateJobInput, "imageCount">): number {
  return input.imageCount * CREDITS_PER_IMAGE;
}

export interface CapacityRequest {
  userId: number;
  input: Pick<CreateJobInput, "imageCount">;
}

interface Capacity {
  credits: number;
  held: number;
  /** The number of waiting jobs, including parked jobs. */
  waiting: number;
  /** The monthly limit minus this month's spending and the held price; null = no limit. */
  monthly: number | null;
}

const CAPACITY = `
select u.credits, coalesce(l.held, 0) as held,
       coalesce(l.waiting, 0) + (select count(*) from generation_jobs g
                                 where g.user_id = u.id and g.status = 'pending' and g.parked)::int as waiting,
       m.cap - coalesce(l.held, 0) - m.spent as monthly
from users u
left join user_lanes l on l.user_id = u.id${OWN_MONTH}
where u.id = $1`;

/**
 * Checks that the balance can pay and that the queue has room for another job. Throws insufficient_credits,
 * limit_reached, too_many_waiting, unauthorized.
 */
export async function checkCapacity(
  ctx: ServiceContext,
  db: Queryable,
  request: CapacityRequest,
): Promise<void> {
  const { rows } = await db.query<Capacity>({
    name: "check-capacity",
    text: CAPACITY,
    values: [request.userId],
  });
  const user = rows[0];
  if (!user) throw new LacquerError("unauthorized");
  const cost = price(request.input);
  const available = Math.max(0, user.credits - user.held);
  if (cost > available) {
    throw new LacquerError("insufficient_credits", {
      message: errorSentence(
        "insufficient_credits",
        `This costs ${cost} ${cost === 1 ? "credit" : "credits"}, but you have only ${available} available.`,
      ),
    });
  }
  if (user.monthly !== null && cost > user.monthly) throw new LacquerError("limit_reached");
  if (user.waiting >= ctx.config.userWaitingLimit) {
    limitRefusals.inc({ limit: "waiting_jobs" });
    throw new LacquerError("too_many_waiting", { retryAfter: 10 });
  }
}
