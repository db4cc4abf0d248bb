import { t } from "@lingui/core/macro";
import { Share } from "lucide-react";
import { useState } from "react";
import { openedPart } from "../../ui/OpenedPart.tsx";

const ExportDialog = openedPart(() =>
  import("./ExportDialog.tsx").then((loaded) => loaded.ExportDialog),
);

interface ExportButtonProps {
  /** The finished image's address. */
  url: string;
  jobId: string;
  /** The name of the files; an empty string means the design's name. */
  name: string;
  className: string;
}

/** The button that opens the dialog for exporting a finished image. */
export function ExportButton({ url, jobId, name, className }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        className={className}
        type="button"
        title={t`Export`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Share className="icon" aria-hidden />
        <span>{t`Export`}</span>
      </button>
      <ExportDialog
        open={open}
        onClose={() => setOpen(false)}
        url={url}
        jobId={jobId}
        name={name}
      />
    </>
  );
}
