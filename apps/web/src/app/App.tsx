import { t } from "@lingui/core/macro";
import { QueryClientProvider } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { trpc, trpcClient } from "../api/trpc.ts";
import { isPhonePage, PhonePage } from "../features/capture/index.ts";
import { CardPage, isCardPage } from "../features/craft/index.ts";
import { MonitorPage } from "../features/monitor/index.ts";
import { isMailPage, MailPage, SessionGate } from "../features/session/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Studio } from "./Studio.tsx";
import { StudioSkeleton } from "./StudioSkeleton.tsx";
import { Toasts } from "./Toasts.tsx";

/**
 * Shows the studio with everything that it needs, the salon card of one design, or the admins' monitor. A phone that
 * sends a photo to the studio gets only the page that sends it. A link in a mail opens only the page that uses the
 * link.
 */
export function App() {
  const isMail = isMailPage();
  return isMail || isPhonePage() ? (
    <ErrorBoundary what={t`This page`} isPage>
      {isMail ? <MailPage /> : <PhonePage />}
    </ErrorBoundary>
  ) : (
    <ErrorBoundary what={t`The studio`} isPage>
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <SessionGate fallback={<StudioSkeleton />}>
            {MonitorPage ? <MonitorPage /> : isCardPage() ? <CardPage /> : <Studio />}
          </SessionGate>
          <Toasts />
        </QueryClientProvider>
      </trpc.Provider>
    </ErrorBoundary>
  );
}
