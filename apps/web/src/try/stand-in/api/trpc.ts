import type { AppRouter } from "@lacquer/api";
import type { SystemStatus } from "@lacquer/contracts";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { observable } from "@trpc/server/observable";

export const trpc = createTRPCReact<AppRouter>();

const STATUS: SystemStatus = {
  provider: "renderer",
  guestsAllowed: false,
  guestCredits: 0,
  signupCredits: 0,
  sendsMail: false,
  userRunningLimit: 0,
  userWaitingLimit: 0,
  workersAlive: 0,
  providerPaused: null,
};

/** The answers that a server would give to the parts of the studio on the try page. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  "system.status": STATUS,
  "bottles.list": [],
  "jobs.list": { jobs: [], nextCursor: null },
};

/** Answers requests from the table above. Any other request fails, and nothing is sent anywhere. */
const fromTable: TRPCLink<AppRouter> =
  () =>
  ({ op: { path } }) =>
    observable((observer) => {
      if (path in ANSWERS) {
        observer.next({ result: { type: "data", data: ANSWERS[path] } });
        observer.complete();
      } else {
        observer.error(
          TRPCClientError.from(new Error(`The try page has no studio that answers ${path}.`)),
        );
      }
    });

export const trpcClient = trpc.createClient({ links: [fromTable] });
