import { plural, t } from "@lingui/core/macro";
import { type FormEvent, useState } from "react";
import { Modal } from "../../ui/Modal.tsx";
import { useUnsent } from "../outbox/index.ts";
import type { Person } from "../session/index.ts";
import { Choice } from "./Choice.tsx";
import { type Leaving, leaveStudio } from "./leave-studio.ts";
import styles from "./dialogs.module.css";

interface SignOutDialogProps {
  person: Person;
  open: boolean;
  onClose: () => void;
  onLeft: () => void;
}

/** Before signing out, asks what should happen to drafts, other devices and programs. */
export function SignOutDialog({ person, open, onClose, onLeft }: SignOutDialogProps) {
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Sign out`}
      description={t`Your finished designs, photos and credits stay with your account.`}
    >
      <SignOutForm person={person} onClose={onClose} onLeft={onLeft} />
    </Modal>
  );
}

function SignOutForm({ person, onClose, onLeft }: Omit<SignOutDialogProps, "open">) {
  const [leaving, setLeaving] = useState<Leaving>({
    drafts: "keep",
    isEverywhere: false,
    keepApiKeys: false,
  });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<Leaving>) => setLeaving((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const failure = await leaveStudio(person.id, leaving);
    setBusy(false);
    setProblem(failure);
    if (!failure) onLeft();
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <UnsentNotice drafts={leaving.drafts} />
      <fieldset className={styles.group}>
        <legend className="field-label">{t`Drafts on this device`}</legend>
        <Choice
          type="radio"
          name="drafts"
          label={t`Keep them`}
          hint={t`They are here when you sign in again.`}
          checked={leaving.drafts === "keep"}
          onChange={() => change({ drafts: "keep" })}
        />
        <Choice
          type="radio"
          name="drafts"
          label={t`Erase them`}
          hint={t`For a shared device. This cannot be undone.`}
          checked={leaving.drafts === "erase"}
          onChange={() => change({ drafts: "erase" })}
        />
      </fieldset>
      <Choice
        type="checkbox"
        label={t`On all my devices`}
        hint={t`Ends every other session of this account.`}
        checked={leaving.isEverywhere}
        onChange={(isEverywhere) => change({ isEverywhere })}
      />
      {leaving.isEverywhere && (
        <Choice
          type="checkbox"
          label={t`End my API keys as well`}
          hint={t`Programs that use them stop working.`}
          checked={!leaving.keepApiKeys}
          onChange={(endsKeys) => change({ keepApiKeys: !endsKeys })}
        />
      )}
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <div className={styles.actions}>
        <button className="button" type="button" onClick={onClose}>{t`Stay`}</button>
        <button
          className="button button-primary"
          type="submit"
          disabled={isBusy}
        >{t`Sign out`}</button>
      </div>
    </form>
  );
}

/** Warns about designs that have not reached the studio yet, so that nobody leaves them behind by mistake. */
function UnsentNotice({ drafts }: Pick<Leaving, "drafts">) {
  const unsent = useUnsent();
  if (unsent === 0) return null;
  return (
    <p className={styles.unsent} role="alert">
      <span>
        {plural(unsent, {
          one: "One design has not reached the studio yet. ",
          other: "# designs have not reached the studio yet. ",
        })}
      </span>
      <span>
        {drafts === "erase"
          ? plural(unsent, {
              one: "Erasing drafts loses it.",
              other: "Erasing drafts loses them.",
            })
          : plural(unsent, {
              one: "It is sent when you sign in here again, unless somebody else signs in first.",
              other:
                "They are sent when you sign in here again, unless somebody else signs in first.",
            })}
      </span>
    </p>
  );
}
