// Ends a launcher. Everything that the launcher started is undone once and in reverse order, even after several
// signals.

/** A fault that the person at the terminal can fix, so it is printed without a stack. */
export class Fault extends Error {}

const undo = [];
let ending;

/** Registers an action to run at the end. The returned function removes the action again. */
export function onStop(action) {
  undo.push(action);
  return () => {
    const at = undo.indexOf(action);
    if (at >= 0) undo.splice(at, 1);
  };
}

export function isStopping() {
  return ending !== undefined;
}

/** Ends this process. A second call has no effect, because a terminal's Ctrl-C can reach this process twice. */
export function stop(code) {
  ending = ending || undoAll(code);
  return ending;
}

async function undoAll(code) {
  // `stop` must first store this promise in `ending`, because an action below may itself call `stop`.
  await undefined;
  let result = code;
  while (undo.length > 0) {
    try {
      await undo.pop()();
    } catch (error) {
      console.error(error.message);
      result = 1;
    }
  }
  process.exit(result);
}

/**
 * Ends this process. Only the sentence of a Fault is printed. For any other error, which is a bug, the stack is
 * printed.
 */
export function failed(error) {
  // Programs that are being ended may fail, and such failures are not worth reporting.
  if (isStopping()) return;
  console.error(error instanceof Fault ? error.message : error);
  void stop(1);
}

/**
 * Signals and the death of the parent process end this process cleanly. `code` is the exit code in that case: stopping
 * a studio is normal, but a stopped test has no result.
 */
export function stopOnSignals(code = 0) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(code));
  if (process.channel) {
    process.on("disconnect", () => stop(code));
    process.channel.unref();
  }
}
