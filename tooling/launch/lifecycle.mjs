// The end of a launcher: everything it began is undone in reverse order, once, even after several signals.

/** A fault that the person at the terminal can fix. It is printed without a stack. */
export class Fault extends Error {}

const undo = [];
let ending;

/** Registers an action for the end. The returned function cancels it. */
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

/** Ends this process. A terminal's Ctrl-C can reach it twice, so asking again changes nothing. */
export function stop(code) {
  ending = ending || undoAll(code);
  return ending;
}

async function undoAll(code) {
  // The caller must first note that the end has begun, because an action below may itself ask for it.
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

/** Ends this process with the sentence for a fault, or with the stack for a mistake of ours. */
export function failed(error) {
  // Programs that are being ended may fail, which is not worth reporting.
  if (isStopping()) return;
  console.error(error instanceof Fault ? error.message : error);
  void stop(1);
}

/**
 * Signals, and the death of the process that started this one, end it cleanly. `code` is the exit code for that:
 * stopping a studio is normal, but a stopped test has no result.
 */
export function stopOnSignals(code = 0) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(code));
  if (process.channel) {
    process.on("disconnect", () => stop(code));
    process.channel.unref();
  }
}
