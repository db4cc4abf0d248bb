import { createClient, type HttpClient } from "@lacquer/testing";

/** Signs a new guest in at a server of the rig. */
export async function newGuest(origin: string): Promise<HttpClient & { userId: number }> {
  const client = createClient(origin);
  const answer = await client.send<{ user: { id: string } }>("/api/auth/sign-in/anonymous", {
    json: {},
  });
  if (answer.status !== 200) throw new Error(`guest: ${answer.status} ${answer.bytes.toString()}`);
  return Object.assign(client, { userId: Number(answer.body.user.id) });
}

/** Opens a live stream and resolves at its first data. */
export async function openStream(client: HttpClient): Promise<void> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${client.origin}/trpc/jobs.events`, {
    headers: { accept: "text/event-stream", cookie },
  });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  if (response.status !== 200 || !first?.value)
    throw new Error(`the stream did not open: ${response.status}`);
  // Reads on, so that the stream stays open as in a browser.
  const readOn = async (): Promise<void> => {
    while (!(await reader?.read())?.done);
  };
  readOn().catch(() => {});
}
