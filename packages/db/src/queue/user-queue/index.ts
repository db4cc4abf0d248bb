export {
  enterUserQueue,
  leaveUserQueue,
  type QueuedJob,
  returnToUserQueue,
} from "./enter-and-leave.ts";
export { mergeUserQueues } from "./merge-user-queues.ts";
export { OPEN_USER_QUEUES } from "./parts.ts";
export { setRunningLimit } from "./set-running-limit.ts";
