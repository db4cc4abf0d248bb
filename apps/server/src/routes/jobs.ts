import {
  createJobInput,
  CREATE_BODY_MAX,
  idempotencyKey,
  jobId,
  LacquerError,
  listJobsInput,
} from "@lacquer/contracts";
import {
  cancelJob,
  createJob,
  getJob,
  listJobs,
  retryJob,
  type ServiceContext,
} from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { countCaller, type Limits, requireUser } from "../http/caller.ts";

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}

/** An id that is none can be nobody's job. */
function idOf(request: FastifyRequest<{ Params: { jobId: string } }>): string {
  const read = jobId.safeParse(request.params.jobId);
  if (!read.success) throw new LacquerError("job_not_found");
  return read.data;
}

type ById = { Params: { jobId: string } };

/** Create, look at, cancel and retry jobs. */
export async function jobDoors(
  app: FastifyInstance,
  { services, limits }: { services: ServiceContext; limits: Limits },
): Promise<void> {
  app.post(
    "/api/generate-nail-design-job",
    { bodyLimit: CREATE_BODY_MAX },
    async (request, reply) => {
      const user = await requireUser(request);
      await countCaller(services, limits, request, "create");
      const created = await createJob(services, {
        userId: user.id,
        input: createJobInput.parse(request.body),
        idempotencyKey: keyOf(request),
      });
      return reply.status(201).send(created);
    },
  );

  app.get<ById>("/api/generation-job/:jobId", async (request) => {
    const user = await requireUser(request);
    return getJob(services, user.id, idOf(request));
  });

  app.post<ById>("/api/generation-job/:jobId/cancel", async (request) => {
    const user = await requireUser(request);
    return cancelJob(services, user.id, idOf(request));
  });

  app.post<ById>("/api/generation-job/:jobId/retry", async (request, reply) => {
    const user = await requireUser(request);
    await countCaller(services, limits, request, "create");
    const created = await retryJob(services, {
      userId: user.id,
      jobId: idOf(request),
      idempotencyKey: keyOf(request),
    });
    return reply.status(201).send(created);
  });

  app.get("/api/generation-jobs", async (request) => {
    const user = await requireUser(request);
    return listJobs(services, user.id, listJobsInput.parse(request.query));
  });
}
