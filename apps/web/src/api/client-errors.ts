import { cutText } from "@lacquer/contracts";

/** One page that breaks again and again must not flood the log. The first few reports are enough to find the fault. */
const REPORTS_MAX = 5;
const MESSAGE_MAX = 500;
const STACK_MAX = 4_000;

/** The built file's name contains a hash of its content, so the name identifies the release. */
const VERSION = new URL(import.meta.url).pathname.split("/").at(-1);

const reported = new Set<string>();

/** Removes the query from every address, because the queries of links contain signatures. */
function withoutQueries(text: string): string {
  return text.replaceAll(/(\w:\/\/[^\s?#]*|\/[\w./-]+)[?#][^\s)"':]*/g, "$1");
}

/** The message and stack of any thrown value. */
function describe(thrown: unknown): { message: string; stack?: string } {
  const { message, stack } =
    thrown instanceof Error
      ? { message: `${thrown.name}: ${thrown.message}`, stack: thrown.stack }
      : { message: String(thrown), stack: undefined };
  return {
    message: cutText(withoutQueries(message), MESSAGE_MAX) || "An error without a message.",
    ...(stack && { stack: cutText(withoutQueries(stack), STACK_MAX) }),
  };
}

/**
 * Reports an unhandled error for the server's log: each error once, at most five for each page load, and none while
 * the browser is offline. The call returns at once and never throws, because something is already broken.
 */
export function reportClientError(thrown: unknown): void {
  try {
    if (!navigator.onLine || reported.size >= REPORTS_MAX) return;
    const report = describe(thrown);
    const key = `${report.message}\n${report.stack ?? ""}`;
    if (reported.has(key)) return;
    reported.add(key);
    fetch("/api/client-errors", {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...report, path: window.location.pathname, version: VERSION }),
    }).catch(() => {
      // The browser's console already shows the error, so a report that could not be sent is ignored.
    });
  } catch {
    // Even reading the thrown value failed. The browser's console still shows the error.
  }
}

/** Starts to report every error that this page does not handle. Returns a function that stops reporting. */
export function reportUnhandledErrors(): () => void {
  const onError = ({ error, message }: ErrorEvent) => reportClientError(error ?? message);
  const onRejection = ({ reason }: PromiseRejectionEvent) => reportClientError(reason);
  window.addEventListener("error", onError);
  window.addEventListener("unhandledrejection", onRejection);
  return () => {
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
  };
}
