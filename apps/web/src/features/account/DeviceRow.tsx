import type { Session } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { shortTime } from "../../ui/format.ts";
import { toast } from "../../ui/toast.ts";
import styles from "./api-keys.module.css";
import { deviceWords } from "./device-words.ts";

/** Returns words such as "this device · 203.0.113.7 · since Nov 29 · used 14:05". */
export function deviceFacts(session: Session, now = new Date()): string {
  return [
    session.isCurrent ? t`this device` : null,
    session.address,
    t`since ${{ time: shortTime(session.createdAt, now) }}`,
    session.isCurrent
      ? null
      : t({
          message: `used ${{ time: shortTime(session.lastUsedAt, now) }}`,
          comment: "A key or device",
        }),
  ]
    .filter((fact) => fact !== null)
    .join(" · ");
}

/** One device in the list of devices. */
export function DeviceRow({ session }: { session: Session }) {
  const cache = trpc.useUtils();
  const device = deviceWords(session.device);
  const end = trpc.sessions.end.useMutation({
    onError: (error) =>
      void toast.error(t`The device was not signed out`, { description: failureOf(error).message }),
    onSettled: () => cache.sessions.list.invalidate(),
  });
  return (
    <li className={styles.apiKey}>
      <div className={styles.words}>
        <p className={styles.name}>{device}</p>
        <p className={styles.facts}>{deviceFacts(session)}</p>
      </div>
      {!session.isCurrent && (
        <button
          className="button button-small button-quiet"
          type="button"
          aria-label={t`Sign out ${device}`}
          disabled={end.isPending}
          onClick={() => end.mutate({ id: session.id })}
        >{t`Sign out`}</button>
      )}
    </li>
  );
}
