import {
  createJobInput,
  CREATE_BODY_MAX,
  jobId,
  LacquerError,
  listJobsInput,
} from "@lacquer/contracts";
import {
  LARGE_CREATE_BYTES,
  cancelJob,
  checkCreate,
  createJob,
  getJob,
  listJobs,
  retryJob,
  type Services,
} from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { countCaller, type Limits, requireCaller } from "../http/caller.ts";
import { bodyLength } from "../http/hold-body.ts";
import { keyOf } from "../http/idempotency-key.ts";
import { acceptLargeJson } from "../http/large-json.ts";

/** A text that is not an id cannot be anybody's job, so it is answered as not found. */
function idOf(request: FastifyRequest<{ Params: { jobId: string } }>): string {
  const read = jobId.safeParse(request.params.jobId);
  if (!read.success) throw new LacquerError("job_not_found");
  return read.data;
}

type ById = { Params: { jobId: string } };

/** A key that may make designs may also control their jobs. */
const creating = { config: { scope: "create" } } as const;

/** Create, look at, cancel and retry jobs. */
export async function jobRoutes(
  app: FastifyInstance,
  { services, limits }: { services: Services; limits: Limits },
): Promise<void> {
  acceptLargeJson(app);
  app.post(
    "/api/generate-nail-design-job",
    {
      ...creating,
      bodyLimit: CREATE_BODY_MAX,
      // A request is not read if its sender cannot create anything anyway.
      preParsing: async (request) => {
        if (bodyLength(request) <= LARGE_CREATE_BYTES) return;
        const { userId } = await requireCaller(request);
        await checkCreate(services, userId, { idempotencyKey: keyOf(request) });
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      await countCaller(services, limits, request, "create");
      const created = await createJob(services, userId, {
        input: createJobInput.parse(request.body),
        idempotencyKey: keyOf(request),
        requestId: request.id,
      });
      return reply.status(201).send(created);
    },
  );

  app.get<ById>("/api/generation-job/:jobId", async (request) => {
    const { userId } = await requireCaller(request);
    return getJob(services, userId, idOf(request));
  });

  app.post<ById>("/api/generation-job/:jobId/cancel", creating, async (request) => {
    const { userId } = await requireCaller(request);
    return cancelJob(services, userId, idOf(request));
  });

  app.post<ById>("/api/generation-job/:jobId/retry", creating, async (request, reply) => {
    const { userId } = await requireCaller(request);
    await countCaller(services, limits, request, "create");
    const created = await retryJob(services, userId, {
      jobId: idOf(request),
      idempotencyKey: keyOf(request),
      requestId: request.id,
    });
    return reply.status(201).send(created);
  });

  app.get("/api/generation-jobs", async (request) => {
    const { userId } = await requireCaller(request);
    return listJobs(services, userId, listJobsInput.parse(request.query));
  });
}
