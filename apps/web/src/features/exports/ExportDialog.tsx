import { t } from "@lingui/core/macro";
import { Download, Share } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { canShareFiles, saveAddress } from "../../platform/share-files.ts";
import { Modal } from "../../ui/Modal.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { addressesOf, type ExportChoice, showingOptions, TYPE_OPTIONS } from "./export-choice.ts";
import { LogoChoice } from "./LogoChoice.tsx";
import { ShapeChoice } from "./ShapeChoice.tsx";
import { useLogo } from "./use-logo.ts";
import { useSharing } from "./use-sharing.ts";
import styles from "./export-dialog.module.css";

interface ExportDialogProps {
  open: boolean;
  onClose: () => void;
  url: string;
  jobId: string;
  name: string;
}

/** The export of a finished image: its shape, its file type, and whether the original photo is included. */
export function ExportDialog(props: ExportDialogProps) {
  return (
    <Modal
      open={props.open}
      onClose={props.onClose}
      title={t`Export`}
      description={t`The nails stay well inside every shape. The file says how it was made, and nothing about you.`}
    >
      <Choices {...props} />
    </Modal>
  );
}

function Choices({ onClose, url, jobId, name }: ExportDialogProps) {
  const [choice, setChoice] = useState<Omit<ExportChoice, "logo">>({
    shape: "full",
    type: "jpeg",
    showing: "after",
  });
  const job = trpc.jobs.get.useQuery({ jobId });
  const { isBusy, note, share } = useSharing(onClose);
  const hasPhoto = Boolean(job.data?.originalImage);
  const canShare = canShareFiles(`image/${choice.type}`);
  const logo = useLogo();
  const logoId = logo.shown?.id ?? null;
  const addresses = addressesOf(url, { ...choice, logo: logoId }, name);
  const change = (part: Partial<ExportChoice>) => setChoice({ ...choice, ...part });
  return (
    <div className={styles.choices}>
      <ShapeChoice
        url={url}
        show={choice.showing === "both" ? "both" : "after"}
        logo={logoId}
        value={choice.shape}
        onChange={(shape) => change({ shape })}
      />
      {hasPhoto && (
        <Segmented
          className={styles.row}
          label={t`Before and after`}
          value={choice.showing}
          options={showingOptions()}
          onChange={(showing) => change({ showing })}
        />
      )}
      <Segmented
        className={styles.row}
        label={t`File type`}
        value={choice.type}
        options={TYPE_OPTIONS}
        onChange={(type) => change({ type })}
      />
      <LogoChoice logo={logo} />
      <p className={styles.note} role="status">
        {note}
      </p>
      <div className={styles.ends}>
        <button
          className={canShare ? "button" : "button button-primary"}
          type="button"
          data-again
          disabled={logo.isReading}
          onClick={() => addresses.forEach(saveAddress)}
        >
          <Download className="icon" aria-hidden />
          <span>{addresses.length === 1 ? t`Save file` : t`Save 2 files`}</span>
        </button>
        {canShare && (
          <button
            className="button button-primary"
            type="button"
            data-again
            disabled={isBusy || logo.isReading}
            aria-busy={isBusy}
            onClick={() => void share(addresses)}
          >
            <Share className="icon" aria-hidden />
            <span>
              {isBusy ? t({ message: "Making…", comment: "The files are being made." }) : t`Share`}
            </span>
          </button>
        )}
      </div>
    </div>
  );
}
