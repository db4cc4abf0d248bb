import { QueryClientProvider } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { trpc, trpcClient } from "../api/trpc.ts";
import { SessionGate } from "../features/session/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Studio } from "./Studio.tsx";
import { StudioSkeleton } from "./StudioSkeleton.tsx";
import { Toasts } from "./Toasts.tsx";

/** The studio with everything it needs. */
export function App() {
  return (
    <ErrorBoundary what="The studio">
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <SessionGate fallback={<StudioSkeleton />}>
            <Studio />
          </SessionGate>
          <Toasts />
        </QueryClientProvider>
      </trpc.Provider>
    </ErrorBoundary>
  );
}
