/**
 * Resolves at the first SIGTERM or SIGINT. From the call on, neither signal ends the process by itself. A terminal's
 * Ctrl-C arrives twice; the second has no effect.
 */
export function leaveSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });
}
