import type { AppRouter } from "@lacquer/api";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import superjson from "superjson";
import type { Procedures } from "./api-types.ts";
import { isFromStudio, offline, refusalOf } from "./errors.ts";

/** The maximum number of calls that the studio accepts in one request. */
const BATCH_MAX = 10;

export interface ConnectionOptions {
  /**
   * The studio's address, such as `http://localhost:3000`. It may be omitted in a page that the studio itself serves.
   */
  url?: string | undefined;
  /** The API key. Without a key, the browser's own session is used. */
  apiKey?: string | undefined;
  /** A function to use instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** The two ways to reach the studio: through its procedures, and through its other addresses. */
export interface Connection {
  trpc: Procedures;
  /**
   * Calls an address of this studio with the key and reads the answer. Throws TypeError for an address outside this
   * studio.
   */
  request<T>(path: string, init: RequestInit, read: (answer: Response) => Promise<T>): Promise<T>;
}

export function connect(options: ConnectionOptions): Connection {
  const base = options.url ?? globalThis.location?.origin;
  if (!base) throw new TypeError("createLacquerClient needs the studio's url.");
  const { origin } = new URL(base);
  const { apiKey } = options;
  const call: typeof fetch = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const authorization: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {};

  const withKey = (input: string | URL, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(authorization)) headers.set(name, value);
    return call(input, { ...init, headers });
  };
  const url = `${origin}/trpc`;
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({
          url,
          transformer: superjson,
          // We pass our own EventSource, because Node has none and a browser's cannot send a key.
          EventSource,
          eventSourceOptions: { fetch: (input, init) => withKey(input, init as RequestInit) },
        }),
        false: httpBatchLink({
          url,
          maxItems: BATCH_MAX,
          transformer: superjson,
          headers: authorization,
          fetch: (input, init) => call(input as string, init as RequestInit),
        }),
      }),
    ],
  });
  return {
    trpc,
    async request(path, init, read) {
      const address = new URL(path, origin);
      // The key must not be sent to any origin but the studio's.
      if (address.origin !== origin) throw new TypeError(`${address.origin} is not the studio.`);
      try {
        const answer = await withKey(address, init);
        if (!answer.ok) throw await refusalOf(answer);
        return await read(answer);
      } catch (error) {
        if (init.signal?.aborted || isFromStudio(error)) throw error;
        throw offline(error);
      }
    },
  };
}
