import type { NewWebhook, Webhook } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { toast } from "../../ui/toast.ts";
import { WebhookLog } from "./WebhookLog.tsx";
import styles from "./api-keys.module.css";

interface WebhookRowProps {
  webhook: Webhook;
  onRotated: (made: NewWebhook) => void;
}

/**
 * One webhook of the list, with its log. Removing it asks for confirmation, because its waiting deliveries are removed
 * too.
 */
export function WebhookRow({ webhook, onRotated }: WebhookRowProps) {
  const { id, url, secretEnding } = webhook;
  const [isAsking, setAsking] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const cache = trpc.useUtils();
  const rotate = trpc.webhooks.rotate.useMutation({
    onSuccess: onRotated,
    onError: (error) => {
      toast.error(t`The secret is still the old one`, { description: failureOf(error).message });
    },
    onSettled: () => cache.webhooks.list.invalidate(),
  });

  return (
    <li>
      <div className={styles.webhook}>
        <div className={styles.words}>
          <p className={styles.name} translate="no" title={url}>
            {url}
          </p>
          <p className={styles.facts}>
            {isAsking ? (
              <span>{t`Its deliveries are removed too, also those that wait.`}</span>
            ) : (
              <>
                <span>{t`Secret`}</span>
                <code translate="no">{`…${secretEnding}`}</code>
              </>
            )}
          </p>
        </div>
        <div className={styles.buttons}>
          {isAsking ? (
            <RemovalAnswers id={id} url={url} onKeep={() => setAsking(false)} />
          ) : (
            <>
              <button
                className="button button-small button-quiet"
                type="button"
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >{t`Deliveries`}</button>
              <button
                className="button button-small button-quiet"
                type="button"
                disabled={rotate.isPending}
                onClick={() => rotate.mutate({ id })}
              >{t`New secret`}</button>
              <button
                className="button button-small button-quiet"
                type="button"
                aria-label={t`Remove ${url}`}
                onClick={() => setAsking(true)}
              >{t`Remove`}</button>
            </>
          )}
        </div>
      </div>
      {isOpen && <WebhookLog id={id} />}
    </li>
  );
}

/** The two answers to the question of whether the webhook should be removed. */
function RemovalAnswers({ id, url, onKeep }: { id: number; url: string; onKeep: () => void }) {
  const cache = trpc.useUtils();
  const remove = trpc.webhooks.remove.useMutation({
    onError: (error) => {
      toast.error(t`The webhook was not removed`, { description: failureOf(error).message });
    },
    onSettled: () => cache.webhooks.list.invalidate(),
  });
  return (
    <>
      <button
        className="button button-small button-primary"
        type="button"
        aria-label={t`Remove ${url} for good`}
        disabled={remove.isPending}
        autoFocus
        onClick={() => remove.mutate({ id })}
      >{t`Remove`}</button>
      <button
        className="button button-small button-quiet"
        type="button"
        onClick={onKeep}
      >{t`Keep`}</button>
    </>
  );
}
