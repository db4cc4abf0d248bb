import { t } from "@lingui/core/macro";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Modal } from "../../ui/Modal.tsx";
import { DeleteAccount } from "./DeleteAccount.tsx";
import { ImportArchive } from "./ImportArchive.tsx";
import styles from "./data.module.css";

/**
 * Lets users download all their data as one archive, import an archive, or delete the account. Guests can do this, too.
 */
export function DataDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const deletion = trpc.account.deletion.useQuery(undefined, { enabled: open, staleTime: 0 });
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Your data`}
      description={t`Download, bring in or delete everything that the studio stores about you.`}
    >
      <section className={styles.part}>
        <h3>{t`Download your data`}</h3>
        <p
          className={styles.text}
        >{t`One archive with your pictures, your designs with their settings, your bottles and boards, the statement of your credits, and a README. Open formats.`}</p>
        <a className="button" href="/api/account/archive" download>{t`Download everything`}</a>
      </section>
      <section className={styles.part}>
        <h3>{t`Bring your data in`}</h3>
        <ImportArchive />
      </section>
      <section className={styles.part}>
        <h3>{t`Delete everything`}</h3>
        {deletion.error && (
          <p className="field-problem" role="alert">
            {failureOf(deletion.error).message}
          </p>
        )}
        {deletion.isLoading && <div className={`${styles.coming} skeleton`} />}
        {deletion.data && <DeleteAccount deletion={deletion.data} />}
      </section>
    </Modal>
  );
}
