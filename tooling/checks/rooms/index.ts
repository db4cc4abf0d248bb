import { readFileSync } from "node:fs";
import path from "node:path";
import { fileCircles, folderCircles } from "./circles.ts";
import { readGraph } from "./graph.ts";
import { hiddenImports, judgeRooms, judgeWords, unknownRooms } from "./judge.ts";
import { COMPUTED_IMPORTS, RESERVED, ROOMS, WORDS } from "./table.ts";

/** Compares every import of the repository with the table of rooms. */
export function rooms(root: string): string[] {
  const graph = readGraph(root);
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  return [
    ...graph.faults,
    ...unknownRooms(graph, ROOMS),
    ...hiddenImports(graph, COMPUTED_IMPORTS),
    ...judgeRooms(graph, ROOMS, RESERVED),
    ...judgeWords(graph, WORDS, read),
    ...fileCircles(graph.dependencies),
    ...folderCircles(graph.dependencies),
  ];
}
