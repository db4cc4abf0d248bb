import { useOpenPanel } from "../address/index.ts";
import { Compare } from "./Compare.tsx";
import { MadePanel } from "./MadePanel.tsx";

/** The two panels about finished images; `open` is true while either of them is open. */
export function Panels(_props: { open: boolean }) {
  const { panel } = useOpenPanel();
  return (
    <>
      <MadePanel open={panel === "made"} />
      <Compare open={panel === "compare"} />
    </>
  );
}
