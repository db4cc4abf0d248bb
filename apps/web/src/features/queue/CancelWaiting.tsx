import { plural, t } from "@lingui/core/macro";
import { useState } from "react";
import { Modal } from "../../ui/Modal.tsx";
import styles from "./queue.module.css";

/** From this number of designs on, the user must confirm before all are canceled. */
const MANY = 4;

/** Cancels all waiting designs. Asks for confirmation if there are many. */
export function CancelWaiting({ waiting, onCancel }: { waiting: number; onCancel: () => void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        className="button button-small button-quiet"
        type="button"
        onClick={() => (waiting >= MANY ? setAsking(true) : onCancel())}
      >{t`Cancel all waiting`}</button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={plural(waiting, {
          one: "Cancel # waiting design?",
          other: "Cancel # waiting designs?",
        })}
        description={t`Nothing was charged for them, and the designs stay in their tabs. Designs that are already being painted continue.`}
      >
        <div className={styles.confirm}>
          <button
            className="button"
            type="button"
            onClick={() => setAsking(false)}
          >{t`Keep them waiting`}</button>
          <button
            className="button button-primary"
            type="button"
            onClick={() => {
              setAsking(false);
              onCancel();
            }}
          >
            {plural(waiting, { one: "Cancel # design", other: "Cancel # designs" })}
          </button>
        </div>
      </Modal>
    </>
  );
}
