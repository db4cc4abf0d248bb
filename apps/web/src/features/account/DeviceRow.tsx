import type { Session } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { shortTime } from "../../ui/format.ts";
import { toast } from "../../ui/toast.ts";
import styles from "./api-keys.module.css";

/** Returns words such as "this device · 203.0.113.7 · since Nov 29 · used 14:05". */
export function deviceFacts(session: Session, now = new Date()): string {
  return [
    session.isCurrent ? "this device" : null,
    session.address,
    `since ${shortTime(session.createdAt, now)}`,
    session.isCurrent ? null : `used ${shortTime(session.lastUsedAt, now)}`,
  ]
    .filter((fact) => fact !== null)
    .join(" · ");
}

/** One device in the list of devices. */
export function DeviceRow({ session }: { session: Session }) {
  const cache = trpc.useUtils();
  const end = trpc.sessions.end.useMutation({
    onError: (error) =>
      void toast.error("The device was not signed out", { description: failureOf(error).message }),
    onSettled: () => cache.sessions.list.invalidate(),
  });
  return (
    <li className={styles.apiKey}>
      <div className={styles.words}>
        <p className={styles.name}>{session.device}</p>
        <p className={styles.facts}>{deviceFacts(session)}</p>
      </div>
      {!session.isCurrent && (
        <button
          className="button button-small button-quiet"
          type="button"
          aria-label={`Sign out ${session.device}`}
          disabled={end.isPending}
          onClick={() => end.mutate({ id: session.id })}
        >
          Sign out
        </button>
      )}
    </li>
  );
}
