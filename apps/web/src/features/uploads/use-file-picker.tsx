import { useRef } from "react";
import { PICTURE_FILES } from "./picture-files.ts";

/** Returns a hidden file input and a function that opens it. `capture` makes a phone open its own camera. */
export function useFilePicker(onFile: (file: File) => void, capture?: "environment") {
  const ref = useRef<HTMLInputElement>(null);
  return {
    open: () => ref.current?.click(),
    input: (
      <input
        ref={ref}
        type="file"
        accept={capture ? "image/*" : PICTURE_FILES}
        hidden
        {...(capture ? { capture } : {})}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    ),
  };
}
