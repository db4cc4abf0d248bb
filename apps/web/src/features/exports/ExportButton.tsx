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
  /** The files' name; empty = the design's. */
  name: string;
  className: string;
}

/** Opens what an image can leave the studio as. */
export function ExportButton({ url, jobId, name, className }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        className={className}
        type="button"
        title="Export"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Share className="icon" aria-hidden />
        <span>Export</span>
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
