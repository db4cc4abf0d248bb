import { t } from "@lingui/core/macro";
import { type DragEvent, type ReactNode, useEffect, useState } from "react";
import { startUpload } from "../../draft/index.ts";
import { isLookFile, mayBePicture } from "../../uploads/index.ts";
import styles from "./drop-zone.module.css";
import { isTyping } from "./typing.ts";

interface Props {
  tabId: string;
  hasPhoto: boolean;
  children: ReactNode;
}

const firstPicture = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find((file) => mayBePicture(file));

/** Accepts a photo that is dropped on the stage, or one that is pasted while the design has no photo. */
export function DropZone({ tabId, hasPhoto, children }: Props) {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    if (hasPhoto) return;
    const onPaste = (event: ClipboardEvent) => {
      const file = firstPicture(event.clipboardData);
      if (!file || isTyping(event.target)) return;
      event.preventDefault();
      void startUpload(tabId, file);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [tabId, hasPhoto]);

  // Without this, a picture that is dropped beside the stage would open in the browser and replace the studio.
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const file = event.dataTransfer.files[0];
    // A dropped look file is left to the code that opens look files anywhere on the studio.
    if (!file || isLookFile(file)) return;
    event.preventDefault();
    void startUpload(tabId, file);
  };
  return (
    <div
      className={styles.zone}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
      {isOver && (
        <div className={styles.drop}>
          {hasPhoto ? t`Let go to replace the photo` : t`Let go to use this photo`}
        </div>
      )}
    </div>
  );
}
