import createClient, { type Client } from "openapi-fetch";
import type { Called, Caller } from "../called.ts";
import type { components, paths } from "./generated/openapi.ts";

type Job = components["schemas"]["Job"];
type Api = Client<paths>;

/** Calls every route at least once, as a program would that knows the API only from its OpenAPI document. */
export async function callEverything(caller: Caller): Promise<Called[]> {
  const called: Called[] = [];
  const api = createClient<paths>({ baseUrl: caller.origin, headers: { cookie: caller.cookie } });
  api.use({
    async onResponse({ schemaPath, request, response }) {
      const type = response.headers.get("content-type")?.split(";")[0] ?? "";
      const body: unknown = type === "application/json" ? await response.clone().json() : undefined;
      const route = `${request.method.toLowerCase()} ${schemaPath}`;
      called.push({ route, status: response.status, type, body });
    },
  });
  await system(api);
  const photo = await uploads(api, caller);
  await phoneLinks(api, caller);
  const first = await followedCreate(api, photo);
  await paint(api, caller);
  await painted(api, first);
  await queue(api, first);
  await collection(api);
  await credits(api);
  await account(api);
  await sessions(api);
  await keys(api);
  await webhooks(api);
  return called;
}

/** Returns the content of a successful answer. */
function value<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data;
}

async function system(api: Api): Promise<void> {
  value(await api.GET("/healthz"));
  value(await api.GET("/readyz"));
  await api.POST("/api/client-errors", { body: { message: "a test of the client" } });
}

async function uploads(api: Api, { picture }: Caller): Promise<string> {
  const uploaded = value(
    await api.POST("/api/uploads", {
      params: { query: { kind: "photo" } },
      body: { file: "" },
      bodySerializer() {
        const form = new FormData();
        form.set("file", picture, "hand.jpg");
        return form;
      },
    }),
  );
  const listed = value(
    await api.GET("/api/uploads", { params: { query: { kind: "photo", limit: 5 } } }),
  );
  const { missing } = value(
    await api.POST("/api/uploads/touch", { body: { ids: listed.map(({ id }) => id) } }),
  );
  if (missing.length > 0) throw new Error("an upload is missing");
  await api.GET("/files/uploads/{id}", {
    params: { path: { id: uploaded.id }, query: { w: 320 } },
    parseAs: "arrayBuffer",
  });
  return uploaded.url;
}

async function phoneLinks(api: Api, { picture }: Caller): Promise<void> {
  const link = value(await api.POST("/api/phone-links", { body: { tabId: "tab-1" } }));
  const header = { "x-phone-link": link.token };
  value(await api.POST("/api/phone-links/open", { params: { header } }));
  value(
    await api.POST("/api/phone-links/photo", {
      params: { header },
      body: { file: "" },
      bodySerializer() {
        const form = new FormData();
        form.set("file", picture, "hand.jpg");
        return form;
      },
    }),
  );
  const params = { path: { id: link.id } };
  const { state } = value(await api.GET("/api/phone-links/{id}", { params }));
  if (state !== "arrived") throw new Error(`the link is ${state}`);
  value(await api.DELETE("/api/phone-links/{id}", { params }));
}

/** The stream is opened before the job is created, so that the stream begins with a snapshot. */
async function followedCreate(api: Api, photo: string): Promise<string> {
  const stream = await api.GET("/trpc/jobs.events", {
    params: { query: { input: '{"json":{}}' } },
    parseAs: "stream",
  });
  await value(stream)?.cancel();
  const design = {
    prompt: "deep oxblood",
    originalImage: photo,
    imageCount: 1,
    designSettings: { nailShape: "almond", finish: "glossy" },
  } satisfies components["schemas"]["CreateJobInput"];
  const description = value(
    await api.POST("/api/generate-nail-design-job/describe", { body: design }),
  );
  const created = value(
    await api.POST("/api/generate-nail-design-job", {
      params: { header: { "idempotency-key": "press-1" } },
      body: design,
    }),
  );
  if (created.cost !== description.price)
    throw new Error("the price differs from the one described");
  return created.jobId;
}

async function paint(api: Api, { cronSecret }: Caller): Promise<void> {
  const headers = { authorization: `Bearer ${cronSecret}` };
  const { processed } = value(await api.POST("/api/process-generation-jobs", { headers }));
  if (processed !== 1) throw new Error("no job was run");
  value(await api.GET("/api/process-generation-jobs", { headers }));
}

async function painted(api: Api, jobId: string): Promise<void> {
  const params = { path: { jobId } };
  const job: Job = value(await api.GET("/api/generation-job/{jobId}", { params }));
  if (job.status !== "completed" || job.designSettings.nailShape !== "almond")
    throw new Error(`the job is ${job.status}`);
  value(await api.GET("/api/generation-job/{jobId}/hands", { params }));
  const versions = value(await api.GET("/api/generation-job/{jobId}/versions", { params }));
  if (!versions.isWhole || versions.jobs[0]?.id !== jobId) throw new Error("it has no versions");
  const path = { jobId, imageIndex: 0 };
  await api.GET("/files/results/{jobId}/{imageIndex}", {
    params: { path },
    parseAs: "arrayBuffer",
  });
  await api.GET("/files/results/{jobId}/{imageIndex}", { params: { path, query: { link: "" } } });
  // The server must refuse both calls: the renderer never makes a composite hand, and an ended job has no preview.
  await api.GET("/files/results/{jobId}/{imageIndex}/raw", { params: { path } });
  await api.GET("/files/previews/{jobId}/{previewId}", {
    params: { path: { jobId, previewId: jobId } },
  });
}

async function queue(api: Api, first: string): Promise<void> {
  const body = { prompt: "milky white", imageCount: 1 };
  const { jobId } = value(await api.POST("/api/generate-nail-design-job", { body }));
  const waiting = value(
    await api.GET("/api/generation-jobs/queue", { params: { query: { part: "waiting" } } }),
  );
  if (waiting.jobs[0]?.queuePosition !== 1) throw new Error("it is not next in the queue");
  value(await api.POST("/api/generation-job/{jobId}/cancel", { params: { path: { jobId } } }));
  value(await api.POST("/api/generation-job/{jobId}/retry", { params: { path: { jobId } } }));
  const refused = await api.POST("/api/generation-job/{jobId}/retry", {
    params: { path: { jobId: first } },
  });
  if (refused.error?.error.code !== "job_not_retryable") throw new Error("it was retried");
  value(await api.POST("/api/generation-jobs/cancel-waiting"));
  const header = { "idempotency-key": "never-sent" };
  value(await api.POST("/api/generation-jobs/withdraw", { params: { header } }));
  value(await api.GET("/api/generation-jobs/times"));
  const page = value(
    await api.GET("/api/generation-jobs", { params: { query: { limit: 2, status: "canceled" } } }),
  );
  if (page.jobs.length !== 2) throw new Error("the page is not full");
}

async function collection(api: Api): Promise<void> {
  const { designs } = value(await api.GET("/api/designs", { params: { query: { limit: 10 } } }));
  const id = designs[0]?.id ?? "";
  const one = value(await api.GET("/api/designs/{id}", { params: { path: { id } } }));
  if (one.id !== id) throw new Error("another design was read");
  const changed = value(
    await api.PATCH("/api/designs/{id}", {
      params: { path: { id } },
      body: { name: "Oxblood", favorite: true },
    }),
  );
  if (changed.name !== "Oxblood" || !changed.favorite) throw new Error("nothing was changed");
  value(await api.DELETE("/api/designs/{id}", { params: { path: { id } } }));
  value(await api.POST("/api/designs/remove", { body: { ids: [id] } }));
  value(await api.POST("/api/designs/clear", { body: { upTo: 1 } }));
}

async function credits(api: Api): Promise<void> {
  value(await api.PUT("/api/credits/notice", { body: { below: 3 } }));
  value(await api.GET("/api/credits/ledger.csv", { parseAs: "text" }));
  value(await api.PUT("/api/credits/monthly-limit", { body: { cap: 50 } }));
  const { month } = value(await api.GET("/api/credits"));
  if (month?.cap !== 50) throw new Error("there is no limit");
  const { entries } = value(await api.GET("/api/credits/ledger"));
  if (!entries.some(({ kind, amount }) => kind === "charge" && amount === -1))
    throw new Error("nothing was charged");
}

async function account(api: Api): Promise<void> {
  const { deleteAt, graceDays } = value(await api.DELETE("/api/account"));
  if (deleteAt === null || graceDays < 1) throw new Error("the deletion was not taken up");
  value(await api.POST("/api/account/keep"));
  if (value(await api.GET("/api/account")).deleteAt !== null)
    throw new Error("the deletion was not taken back");
  const audit = value(await api.GET("/api/account/audit", { params: { query: { limit: 2 } } }));
  if (audit.entries[0]?.act !== "deletion_taken_back")
    throw new Error("the audit does not begin with the newest entry");
  if (!value(await api.POST("/api/account/export")).url.endsWith("/archive"))
    throw new Error("the archive has no address");
  const archive = await api.GET("/api/account/archive", { parseAs: "arrayBuffer" });
  const imported = await api.POST("/api/account/import", {
    body: "",
    bodySerializer: () => new Uint8Array(archive.data as ArrayBuffer),
    headers: { "content-type": "application/x-tar" },
  });
  if (!value(imported).isWhole) throw new Error("the archive was not read to its end");
}

async function sessions(api: Api): Promise<void> {
  const [current] = value(await api.GET("/api/sessions"));
  if (!current?.isCurrent) throw new Error("this session is not listed");
  const unknown = await api.DELETE("/api/sessions/{id}", {
    params: { path: { id: 2_000_000_000 } },
  });
  if (unknown.response.status !== 404) throw new Error("an unknown session was ended");
}

async function keys(api: Api): Promise<void> {
  const made = value(await api.POST("/api/keys", { body: { name: "Script", scope: "read" } }));
  const listed = value(await api.GET("/api/keys"));
  if (listed[0]?.ending !== made.key.slice(-4)) throw new Error("the key is not listed");
  value(await api.DELETE("/api/keys/{id}", { params: { path: { id: made.id } } }));
}

async function webhooks(api: Api): Promise<void> {
  const url = "https://receiver.invalid/lacquer";
  const made = value(await api.POST("/api/webhooks", { body: { url } }));
  const path = { id: made.id };
  const rotated = value(await api.POST("/api/webhooks/{id}/rotate", { params: { path } }));
  if (rotated.secret === made.secret) throw new Error("the secret is the old one");
  const [listed] = value(await api.GET("/api/webhooks"));
  if (listed?.secretEnding !== rotated.secret.slice(-4)) throw new Error("it is not listed");
  const body = { prompt: "", graceSeconds: 10 };
  const { jobId } = value(await api.POST("/api/generate-nail-design-job", { body }));
  value(await api.POST("/api/generation-job/{jobId}/cancel", { params: { path: { jobId } } }));
  const log = value(await api.GET("/api/webhooks/{id}/deliveries", { params: { path } }));
  const [sent] = log.deliveries;
  if (sent?.jobId !== jobId || sent.event !== "job.canceled") throw new Error("the end is missing");
  value(
    await api.POST("/api/webhooks/{id}/deliveries/{deliveryId}/resend", {
      params: { path: { ...path, deliveryId: sent.id } },
    }),
  );
  value(await api.DELETE("/api/webhooks/{id}", { params: { path } }));
}
