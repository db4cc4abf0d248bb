import {
  CREDITS_PER_IMAGE,
  type CreateJobInput,
  errorSentence,
  LacquerError,
} from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";

export function price(input: Pick<CreateJobInput, "imageCount">): number {
  return input.imageCount * CREDITS_PER_IMAGE;
}

/** Whether the balance can pay and the queue take one more. Throws insufficient_credits, too_many_waiting, unauthorized. */
export async function checkCapacity(
  ctx: ServiceContext,
  db: Queryable,
  request: { userId: number; input: CreateJobInput },
): Promise<void> {
  const { rows } = await db.query<{ credits: number; held: number; waiting: number }>(
    `select u.credits, coalesce(l.held, 0) as held, coalesce(l.waiting, 0) as waiting
     from users u left join user_lanes l on l.user_id = u.id where u.id = $1`,
    [request.userId],
  );
  const user = rows[0];
  if (!user) throw new LacquerError("unauthorized");
  const cost = price(request.input);
  const available = Math.max(0, user.credits - user.held);
  if (cost > available) {
    throw new LacquerError("insufficient_credits", {
      message: errorSentence(
        "insufficient_credits",
        `This costs ${cost} ${cost === 1 ? "credit" : "credits"} and ${available} ${available === 1 ? "is" : "are"} available.`,
      ),
    });
  }
  if (user.waiting >= ctx.config.userWaitingLimit)
    throw new LacquerError("too_many_waiting", { retryAfter: 10 });
}
