import type { WebhookDelivery } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { toast } from "../../ui/toast.ts";
import { deliveryWords, endWords } from "./webhook-words.ts";
import styles from "./api-keys.module.css";

/** While a delivery is waiting, the log is fetched again after this many milliseconds. */
const AGAIN_MS = 3_000;

/** The newest deliveries of one webhook. Each delivery can be sent again. */
export function WebhookLog({ id }: { id: number }) {
  const log = trpc.webhooks.deliveries.useQuery(
    { id },
    {
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.deliveries.some((one) => one.state === "waiting") ? AGAIN_MS : false,
    },
  );
  if (log.error) {
    return (
      <p className="field-problem" role="alert">
        {failureOf(log.error).message}
      </p>
    );
  }
  if (!log.data) return <div className={`${styles.coming} skeleton`} />;
  const { deliveries } = log.data;
  if (deliveries.length === 0) return <p className={styles.facts}>{t`Nothing was sent yet.`}</p>;
  return (
    <ul className={styles.log} aria-label={t`Deliveries`}>
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} id={id} delivery={delivery} />
      ))}
    </ul>
  );
}

function DeliveryRow({ id, delivery }: { id: number; delivery: WebhookDelivery }) {
  const cache = trpc.useUtils();
  const resend = trpc.webhooks.resend.useMutation({
    onError: (error) => {
      toast.error(t`It was not sent again`, { description: failureOf(error).message });
    },
    onSettled: () => cache.webhooks.deliveries.invalidate({ id }),
  });
  return (
    <li className={styles.delivery}>
      <div className={styles.words}>
        <p>{endWords(delivery)}</p>
        <p className={styles.facts}>{deliveryWords(delivery)}</p>
      </div>
      <button
        className="button button-small button-quiet"
        type="button"
        disabled={resend.isPending}
        onClick={() => resend.mutate({ id, deliveryId: delivery.id })}
      >{t`Send again`}</button>
    </li>
  );
}
