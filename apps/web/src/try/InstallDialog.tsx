import { t } from "@lingui/core/macro";
import { Modal } from "../ui/Modal.tsx";
import styles from "./try.module.css";

/**
 * The address of the repository. It is set in the build of the published page, but not in a build on one's own machine.
 */
const REPOSITORY: string | undefined = import.meta.env["VITE_REPOSITORY"];

const INSTALL = `git clone ${REPOSITORY ?? "<the repository of Lacquer>"} lacquer
cd lacquer
npm start`;

interface Props {
  open: boolean;
  onClose: () => void;
}

/** Says what a studio of one's own adds to this page, and how to start one. */
export function InstallDialog({ open, onClose }: Props) {
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`This needs a studio of your own`}
      description={t`A studio generates finished images, many designs at once, and keeps them with your bottles and your account. On a computer with Node 18 or newer, three lines start one:`}
    >
      <pre className={styles.command} tabIndex={0} aria-label={t`The three lines`}>
        {INSTALL}
      </pre>
      <p>{t`No key or account is needed. The designs of this page stay in this browser.`}</p>
    </Modal>
  );
}
