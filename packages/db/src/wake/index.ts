export { createNotifier } from "./notifier.ts";
export {
  openWorkerSession,
  type WorkerSession,
  type WorkerSessionOptions,
} from "./worker-session.ts";
