/**
 * The first SIGTERM or SIGINT that asks this process to leave; from the call on, neither ends it by itself. A
 * terminal's Ctrl-C reaches a process twice; the second changes nothing.
 */
export function leaveSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });
}
