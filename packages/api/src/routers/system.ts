import { systemStatusOutput } from "@lacquer/contracts";
import { readSystemStatus } from "@lacquer/services";
import { answers } from "../answers.ts";
import { publicProcedure, router } from "../trpc.ts";

export const systemRouter = router({
  status: publicProcedure
    .output(answers(systemStatusOutput))
    .query(({ ctx }) => readSystemStatus(ctx.services)),
});
