import { plural, t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import { Download, Printer } from "lucide-react";
import { createPortal } from "react-dom";
import { saveBlob } from "../../platform/share-files.ts";
import { Modal } from "../../ui/Modal.tsx";
import { type SheetPage, useSheetPages } from "./use-sheet-pages.ts";
import styles from "./contact-sheet.module.css";

interface Props {
  open: boolean;
  onClose: () => void;
  images: readonly Design[];
}

/** Shows the chosen images with their names on white pages, which can be saved as pictures or printed. */
export function ContactSheet({ open, onClose, images }: Props) {
  const count = images.length;
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Contact sheet`}
      description={plural(count, {
        one: "One image with its name, on A4.",
        other: "# images with their names, on A4.",
      })}
    >
      <Sheet images={images} />
    </Modal>
  );
}

function Sheet({ images }: Pick<Props, "images">) {
  const pages = useSheetPages(images);
  const isReady = pages !== null && pages !== "failed";
  return (
    <div className={styles.sheet}>
      {isReady ? (
        <div className={styles.pages} tabIndex={0} role="group" aria-label={t`Pages`}>
          {pages.map(({ url }, index) => (
            <img key={url} src={url} alt={pageWords(index + 1, pages.length)} />
          ))}
        </div>
      ) : (
        <p className={styles.note} role="status">
          {pages === "failed"
            ? t`The sheet could not be drawn. Close it and try again with fewer images.`
            : t`The sheet is being drawn.`}
        </p>
      )}
      <div className={styles.ends}>
        <button
          className="button"
          type="button"
          data-again
          disabled={!isReady}
          onClick={() => isReady && save(pages)}
        >
          <Download className="icon" aria-hidden />
          <span>{saveWords(isReady ? pages.length : 1)}</span>
        </button>
        <button
          className="button button-primary"
          type="button"
          data-again
          disabled={!isReady}
          onClick={() => window.print()}
        >
          <Printer className="icon" aria-hidden />
          <span>{t`Print`}</span>
        </button>
      </div>
      {isReady && <Printed pages={pages} />}
    </div>
  );
}

const pageWords = (page: number, pages: number): string => t`Page ${page} of ${pages}`;

const saveWords = (pages: number): string =>
  plural(pages, { one: "Save picture", other: "Save # pictures" });

function save(pages: readonly SheetPage[]): void {
  for (const [index, { blob }] of pages.entries())
    saveBlob(blob, pages.length > 1 ? `contact-sheet-${index + 1}.jpg` : "contact-sheet.jpg");
}

/**
 * The pages that are printed instead of the studio. They are beside the studio in the document, but never shown on the
 * screen.
 */
function Printed({ pages }: { pages: readonly SheetPage[] }) {
  return createPortal(
    <div className={styles.printed} data-printed-sheet aria-hidden>
      {pages.map(({ url }) => (
        <img key={url} src={url} alt="" />
      ))}
    </div>,
    document.body,
  );
}
