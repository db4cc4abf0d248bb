import { type NewApiKey } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Modal } from "../../ui/Modal.tsx";
import { ApiKeyRow } from "./ApiKeyRow.tsx";
import { MakeApiKey } from "./MakeApiKey.tsx";
import { ShownOnce } from "./ShownOnce.tsx";
import styles from "./api-keys.module.css";

interface ApiKeysDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Creates and revokes the API keys with which programs use this account. A new key is shown only once. */
export function ApiKeysDialog({ open, onClose }: ApiKeysDialogProps) {
  const [made, setMade] = useState<NewApiKey | null>(null);
  const keys = trpc.keys.list.useQuery(undefined, { enabled: open, staleTime: 0 });

  function close() {
    setMade(null);
    onClose();
  }

  return (
    <Modal
      open={open}
      onClose={close}
      title={t`API keys`}
      description={t`A program with a key acts as you, within the rights you give it.`}
    >
      {made ? (
        <ShownOnce name={made.name} thing="key" text={made.key} onDone={() => setMade(null)} />
      ) : (
        <MakeApiKey onMade={setMade} />
      )}
      {keys.error && (
        <p className="field-problem" role="alert">
          {failureOf(keys.error).message}
        </p>
      )}
      {keys.isLoading && <div className={`${styles.coming} skeleton`} />}
      {keys.data && keys.data.length > 0 && (
        <ul className={styles.apiKeys} aria-label={t`API keys`}>
          {keys.data.map((apiKey) => (
            <ApiKeyRow key={apiKey.id} apiKey={apiKey} />
          ))}
        </ul>
      )}
      {keys.data?.length === 0 && !made && (
        <p className={styles.none}>{t`There are no keys yet.`}</p>
      )}
    </Modal>
  );
}
