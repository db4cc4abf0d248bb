/**
 * Resolves at the first SIGTERM or SIGINT. Once this function has been called, neither signal ends the process by
 * itself. A terminal's Ctrl-C arrives twice; the second signal has no effect.
 */
export function leaveSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });
}
