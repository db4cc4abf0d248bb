export { type ChangeListener, openChangeListener } from "./change-listener.ts";
export { createChangeNotifier, createNotifier } from "./notifier.ts";
export {
  openWorkerSession,
  type WorkerSession,
  type WorkerSessionOptions,
} from "./worker-session.ts";
