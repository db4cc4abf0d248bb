import { QueryClientProvider } from "@tanstack/react-query";
import { Toaster } from "sonner";
import { queryClient } from "../api/query-client.ts";
import { trpc, trpcClient } from "../api/trpc.ts";
import { SessionGate } from "../features/session/index.ts";
import { useTheme } from "../features/theme/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Studio } from "./Studio.tsx";
import { StudioSkeleton } from "./StudioSkeleton.tsx";

/** The studio with everything it needs. */
export function App() {
  const theme = useTheme((state) => state.theme);
  return (
    <ErrorBoundary what="The studio">
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <SessionGate fallback={<StudioSkeleton />}>
            <Studio />
          </SessionGate>
          <Toaster
            theme={theme}
            position="top-center"
            offset={{ top: "calc(68px + var(--notices-height, 0px))" }}
            mobileOffset={{ top: "calc(108px + var(--notices-height, 0px))" }}
            visibleToasts={4}
          />
        </QueryClientProvider>
      </trpc.Provider>
    </ErrorBoundary>
  );
}
