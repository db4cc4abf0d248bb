import { t } from "@lingui/core/macro";
import { QueryClientProvider } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { trpc, trpcClient } from "../api/trpc.ts";
import { ErrorBoundary } from "../app/ErrorBoundary.tsx";
import { Toasts } from "../app/Toasts.tsx";
import { TryStudio } from "./TryStudio.tsx";

/** The try page: the parts of the studio that work in a browser alone. */
export function TryApp() {
  return (
    <ErrorBoundary what={t`This page`} isPage>
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <TryStudio />
          <Toasts />
        </QueryClientProvider>
      </trpc.Provider>
    </ErrorBoundary>
  );
}
