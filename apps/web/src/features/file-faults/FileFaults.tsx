import { t } from "@lingui/core/macro";
import type { FileFault } from "@lacquer/craft";
import { faultWords } from "./fault-words.ts";

const SHOWN_MOST = 8;

/** Says why a file was not imported, with the line of each fault. Shows nothing if there is no fault. */
export function FileFaults({
  faults,
  className,
}: {
  faults: readonly FileFault[];
  className: string | undefined;
}) {
  if (faults.length === 0) return null;
  const lines = faults.slice(0, SHOWN_MOST).map(lineWords);
  return (
    <div role="alert" className={className}>
      <p>{t`The file was not imported:`}</p>
      <ul>
        {lines.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function lineWords(fault: FileFault): string {
  const { line } = fault;
  const problem = faultWords(fault);
  return t`Line ${line}: ${problem}`;
}
