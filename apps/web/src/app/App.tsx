import { QueryClientProvider } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { trpc, trpcClient } from "../api/trpc.ts";
import { Studio } from "./Studio.tsx";

/** The studio with everything it stands on. */
export function App() {
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <Studio />
      </QueryClientProvider>
    </trpc.Provider>
  );
}
