import type { NewWebhook } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Modal } from "../../ui/Modal.tsx";
import { MakeWebhook } from "./MakeWebhook.tsx";
import { ShownOnce } from "./ShownOnce.tsx";
import { WebhookRow } from "./WebhookRow.tsx";
import styles from "./api-keys.module.css";

interface WebhooksDialogProps {
  open: boolean;
  onClose: () => void;
}

/** The webhooks: addresses of programs that are notified when a job of this account ends. */
export function WebhooksDialog({ open, onClose }: WebhooksDialogProps) {
  const [made, setMade] = useState<NewWebhook | null>(null);
  const webhooks = trpc.webhooks.list.useQuery(undefined, { enabled: open, staleTime: 0 });

  function close() {
    setMade(null);
    onClose();
  }

  return (
    <Modal
      open={open}
      onClose={close}
      title={t`Webhooks`}
      description={t`Each design that is finished, fails or is canceled is sent to your own program.`}
    >
      {made ? (
        <ShownOnce
          name={t`the secret that signs what is sent`}
          thing="secret"
          text={made.secret}
          onDone={() => setMade(null)}
        />
      ) : (
        <MakeWebhook onMade={setMade} />
      )}
      {webhooks.error && (
        <p className="field-problem" role="alert">
          {failureOf(webhooks.error).message}
        </p>
      )}
      {webhooks.isLoading && <div className={`${styles.coming} skeleton`} />}
      {webhooks.data && webhooks.data.length > 0 && (
        <ul className={styles.apiKeys} aria-label={t`Webhooks`}>
          {webhooks.data.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} onRotated={setMade} />
          ))}
        </ul>
      )}
      {webhooks.data?.length === 0 && !made && (
        <p className={styles.none}>{t`There are no webhooks yet.`}</p>
      )}
    </Modal>
  );
}
