import type { AdminJobLine } from "@lacquer/contracts";

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Returns "1.2 MB" for 1200000. */
export function byteWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[step]}`;
}

/** Returns "40 s", "3 min" or "2 h 5 min". */
export function spanWords(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Returns how long before `now` the time was. Both times must come from the same clock. */
export function agoWords(time: string, now: string): string {
  return `${spanWords(Math.max(0, (Date.parse(now) - Date.parse(time)) / 1000))} ago`;
}

/** Returns the time to the second, such as "Nov 30, 14:05:09", as logs need it. */
export function exactTime(time: string): string {
  const at = new Date(time);
  const day = at.toLocaleDateString(undefined, { month: "short", day: "numeric" });
  return `${day}, ${at.toLocaleTimeString(undefined, { hourCycle: "h23" })}`;
}

export const ownerWords = ({ user }: Pick<AdminJobLine, "user">): string =>
  user.email ?? `guest ${user.id}`;
