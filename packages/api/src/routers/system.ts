import { readSystemStatus } from "@lacquer/services";
import { publicProcedure, router } from "../trpc.ts";

export const systemRouter = router({
  status: publicProcedure.query(({ ctx }) => readSystemStatus(ctx.services)),
});
