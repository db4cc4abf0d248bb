import {
  createContext,
  createElement,
  type FunctionComponent,
  type PropsWithChildren,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import type { Job } from "./api-types.ts";
import type { LacquerClient } from "./client.ts";
import type { LacquerClientError } from "./errors.ts";
import type { LiveView } from "./live/view.ts";

const Client = createContext<LacquerClient | null>(null);

/** Provides a client to all hooks in the components below it. */
export const LacquerProvider: FunctionComponent<PropsWithChildren<{ client: LacquerClient }>> = ({
  client,
  children,
}) => createElement(Client.Provider, { value: client }, children);

/** Returns the client of the nearest LacquerProvider. */
export function useLacquer(): LacquerClient {
  const client = useContext(Client);
  if (!client) throw new Error("useLacquer needs a <LacquerProvider client={…}> above it.");
  return client;
}

/** Returns all jobs and the credits. The component renders again with each change. */
export function useLive(): LiveView {
  const { live } = useLacquer();
  const subscribe = useCallback((onChange: () => void) => live.listen({ onChange }), [live]);
  return useSyncExternalStore(subscribe, live.view, live.view);
}

export interface WatchedJob {
  /** The job's present state; undefined until the job is known. */
  job: Job | undefined;
  /** True while changes arrive through the stream; otherwise the studio is polled every three seconds. */
  isLive: boolean;
  /** Set when the studio does not have the job or refuses this client. */
  error: LacquerClientError | undefined;
}

/** Follows one job until its end and returns its present state. `null` = watch nothing yet. */
export function useGenerationJob(jobId: string | null | undefined): WatchedJob {
  const { live } = useLacquer();
  const { jobs, isUp } = useLive();
  const [refused, setRefused] = useState<{ jobId: string; error: LacquerClientError }>();
  useEffect(() => {
    if (!jobId) return;
    return live.watch(jobId, { onRefused: (error) => setRefused({ jobId, error }) });
  }, [live, jobId]);
  return {
    job: jobId ? jobs.get(jobId) : undefined,
    isLive: isUp,
    error: refused && refused.jobId === jobId ? refused.error : undefined,
  };
}
