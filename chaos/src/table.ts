/** The result of testing one promise. */
export interface Row {
  number: number;
  title: string;
  trials: number;
  figure: string;
  pass: boolean;
  faults: string[];
  seconds: number;
}

const WIDTHS = { title: 34, figure: 96 };

/** Breaks text into lines of at most `width` characters. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.replaceAll(/\s+/g, " ").split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

function rowLines(row: Row): string[] {
  const figures = wrap(row.figure, WIDTHS.figure);
  const titles = wrap(row.title, WIDTHS.title);
  const lines: string[] = [];
  for (let index = 0; index < Math.max(figures.length, titles.length); index += 1) {
    const first = index === 0;
    lines.push(
      [
        (first ? String(row.number) : "").padStart(3),
        (titles[index] ?? "").padEnd(WIDTHS.title),
        (first ? (row.pass ? "pass" : "FAIL") : "").padEnd(4),
        (first ? String(row.trials) : "").padStart(6),
        figures[index] ?? "",
      ]
        .join("  ")
        .trimEnd(),
    );
  }
  for (const fault of row.faults.slice(0, 5)) lines.push(`       invariants: ${fault}`);
  return lines;
}

/** Returns a table with the promise, pass, trials and figure of each row, and sums in the last line. */
export function table(rows: Row[], seed: number): string {
  const head = `${"".padStart(3)}  ${"promise".padEnd(WIDTHS.title)}  ${"".padEnd(4)}  trials  figure`;
  const broken = rows.filter((row) => !row.pass).length;
  const took = Math.round(rows.reduce((sum, row) => sum + row.seconds, 0));
  return [
    head,
    ...rows.toSorted((a, b) => a.number - b.number).flatMap(rowLines),
    `${rows.length - broken} of ${rows.length} promises kept, seed ${seed}, ${took} s of trials`,
  ].join("\n");
}
