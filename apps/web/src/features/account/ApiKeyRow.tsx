import type { ApiKey } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { toast } from "../../ui/toast.ts";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { apiKeyFacts } from "./api-key-words.ts";
import styles from "./api-keys.module.css";

/**
 * One key of the list. Revoking a key asks for confirmation, because programs that use the key stop working at once.
 */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [isAsking, setAsking] = useState(false);
  const cache = trpc.useUtils();
  const revoke = trpc.keys.revoke.useMutation({
    onError: (error) => {
      toast.error(t`The key was not revoked`, { description: failureOf(error).message });
    },
    onSettled: () => cache.keys.list.invalidate(),
  });
  const { id, name, ending } = apiKey;

  return (
    <li className={styles.apiKey}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.facts}>
          {isAsking ? (
            <span>{t`Programs that use it stop working at once.`}</span>
          ) : (
            <>
              <code translate="no">{`…${ending}`}</code>
              <span>{` · ${apiKeyFacts(apiKey)}`}</span>
            </>
          )}
        </p>
      </div>
      {isAsking ? (
        <>
          <button
            className="button button-small button-primary"
            type="button"
            aria-label={t`Revoke ${name} for good`}
            disabled={revoke.isPending}
            autoFocus
            onClick={() => revoke.mutate({ id })}
          >{t`Revoke`}</button>
          <button
            className="button button-small button-quiet"
            type="button"
            onClick={() => setAsking(false)}
          >{t`Keep`}</button>
        </>
      ) : (
        <button
          className="button button-small button-quiet"
          type="button"
          aria-label={t`Revoke ${name}`}
          onClick={() => setAsking(true)}
        >{t`Revoke`}</button>
      )}
    </li>
  );
}
