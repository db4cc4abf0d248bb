import type { ServiceConfig } from "@lacquer/services";

/** The settings of a small studio. */
export const CONFIG: ServiceConfig = {
  provider: "renderer",
  signupCredits: 20,
  guestCredits: 6,
  freeCredits: { perRange: 0, perDay: 0 },
  userRunningLimit: 4,
  userWaitingLimit: 50,
  leaseSeconds: 30,
  heartbeatSeconds: 10,
  attemptDeadlineSeconds: 180,
  maxAttempts: 3,
};
