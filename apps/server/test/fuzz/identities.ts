import {
  createBody,
  createClient,
  CRON_SECRET,
  form,
  handPhoto,
  type HttpClient,
  newEmail,
  signUp,
} from "@lacquer/testing";
import type { Known } from "./tries.ts";

/** A caller: with a session cookie, with an API key, or unknown. */
export interface Identity {
  name: string;
  headers(): Record<string, string>;
  /** Signs in again if a request has ended the session. */
  refresh(): Promise<void>;
}

/** Returns one caller of every kind. */
export async function identities(
  origin: string,
): Promise<{ all: [Identity, ...Identity[]]; owner: Identity; known: Known }> {
  const nobody: Identity = { name: "nobody", headers: () => ({}), refresh: async () => {} };
  const known = { jobId: "", imageUrl: "" };
  const owner = await signedIn("owner", origin, async (client) => {
    await signUp(client, newEmail());
    Object.assign(known, await work(client));
  });
  const guest = await signedIn("guest", origin, async (client) => {
    await client.send("/api/auth/sign-in/anonymous", { json: {} });
  });
  // Callers who are let in are listed more often, because their requests reach more code.
  const all: [Identity, ...Identity[]] = [
    nobody,
    guest,
    guest,
    owner,
    owner,
    owner,
    { ...nobody, name: "key", headers: await bearer(await newKey(origin)) },
    { ...nobody, name: "cron", headers: await bearer(CRON_SECRET) },
  ];
  return { all, owner, known };
}

/** Creates an upload and a job for the owner. */
async function work(owner: HttpClient): Promise<Known> {
  const picture = await owner.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await handPhoto()),
  });
  const imageUrl = picture.body.url;
  const json = createBody({ originalImage: imageUrl });
  const job = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  return { imageUrl, jobId: job.body.jobId };
}

const bearer = async (secret: string) => () => ({ authorization: `Bearer ${secret}` });

async function signedIn(
  name: string,
  origin: string,
  signIn: (client: HttpClient) => Promise<void>,
): Promise<Identity> {
  let client = createClient(origin);
  await signIn(client);
  return {
    name,
    headers: () => ({ cookie: [...client.cookies].map((pair) => pair.join("=")).join("; ") }),
    async refresh() {
      const { status } = await client.send("/api/credits");
      if (status === 200) return;
      client = createClient(origin);
      await signIn(client);
    },
  };
}

/** Creates an API key for an account that is used for nothing else. */
async function newKey(origin: string): Promise<string> {
  const owner = createClient(origin);
  await signUp(owner, newEmail());
  const { body } = await owner.send<{ result: { data: { json: { key: string } } } }>(
    "/trpc/keys.create",
    { json: { json: { name: "Script" } } },
  );
  return body.result.data.json.key;
}
