import { t } from "@lingui/core/macro";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Modal } from "../../ui/Modal.tsx";
import { toast } from "../../ui/toast.ts";
import { signOutElsewhere } from "../session/index.ts";
import { DeviceRow } from "./DeviceRow.tsx";
import styles from "./api-keys.module.css";

/** Lists the devices that are signed in to the account. The user can sign out one of them, or all except this one. */
export function DevicesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const sessions = trpc.sessions.list.useQuery(undefined, { enabled: open, staleTime: 0 });
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Devices`}
      description={t`Everything that is signed in to your account. Programs have API keys instead.`}
    >
      {sessions.error && (
        <p className="field-problem" role="alert">
          {failureOf(sessions.error).message}
        </p>
      )}
      {sessions.isLoading && <div className={`${styles.coming} skeleton`} />}
      {sessions.data && (
        <ul className={styles.apiKeys} aria-label={t`Devices`}>
          {sessions.data.map((session) => (
            <DeviceRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {sessions.data && sessions.data.length > 1 && <EndOthers />}
    </Modal>
  );
}

function EndOthers() {
  const cache = trpc.useUtils();
  const [isBusy, setBusy] = useState(false);
  async function endOthers() {
    setBusy(true);
    const problem = await signOutElsewhere();
    setBusy(false);
    if (problem) toast.error(t`The other devices are still signed in`, { description: problem });
    await cache.sessions.list.invalidate();
  }
  return (
    <div className={styles.make}>
      <button
        className="button"
        type="button"
        disabled={isBusy}
        onClick={() => void endOthers()}
      >{t`Sign out all other devices`}</button>
    </div>
  );
}
