export { type ChangeListener, openChangeListener } from "./change-listener.ts";
export { createChangeNotifier, createNotifier, type Nudge } from "./notifier.ts";
export {
  openWorkerSession,
  type WorkerSession,
  type WorkerSessionOptions,
} from "./worker-session.ts";
