import { adminRouter } from "./routers/admin.ts";
import { accountRouter } from "./routers/account.ts";
import { creditsRouter } from "./routers/credits.ts";
import { designsRouter } from "./routers/designs.ts";
import { jobsRouter } from "./routers/jobs.ts";
import { apiKeysRouter } from "./routers/api-keys.ts";
import { boardsRouter } from "./routers/boards.ts";
import { bottlesRouter } from "./routers/bottles.ts";
import { phoneLinksRouter } from "./routers/phone-links.ts";
import { pushRouter } from "./routers/push.ts";
import { sessionsRouter } from "./routers/sessions.ts";
import { systemRouter } from "./routers/system.ts";
import { uploadsRouter } from "./routers/uploads.ts";
import { webhooksRouter } from "./routers/webhooks.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** The typed API. What is sent or received as a file, such as a picture or an archive, has HTTP routes instead. */
export const appRouter = router({
  account: accountRouter,
  jobs: jobsRouter,
  credits: creditsRouter,
  designs: designsRouter,
  uploads: uploadsRouter,
  phoneLinks: phoneLinksRouter,
  push: pushRouter,
  keys: apiKeysRouter,
  boards: boardsRouter,
  bottles: bottlesRouter,
  sessions: sessionsRouter,
  webhooks: webhooksRouter,
  system: systemRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from inside the server, in the same way as a client. */
export const createCaller = createCallerFactory(appRouter);
