import { readFileSync } from "node:fs";
import path from "node:path";
import { fileCircles, folderCircles } from "./circles.ts";
import { readGraph, type Graph } from "./graph.ts";
import { hiddenImports, judgeRooms, judgeWords, unknownRooms } from "./judge.ts";
import { AT_LEAST, COMPUTED_IMPORTS, RESERVED, ROOMS } from "./table.ts";
import { WORDS } from "./words.ts";

/** Compares every import of a repository with the table of rooms. */
export function rooms(root: string, atLeast = AT_LEAST): string[] {
  const graph = readGraph(root);
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  return [
    ...blindness(graph, atLeast),
    ...graph.faults,
    ...unknownRooms(graph, ROOMS),
    ...hiddenImports(graph, COMPUTED_IMPORTS),
    ...judgeRooms(graph, ROOMS, RESERVED),
    ...judgeWords(graph, WORDS, read),
    ...fileCircles(graph.dependencies),
    ...folderCircles(graph.dependencies),
  ];
}

function blindness({ modules, dependencies }: Graph, atLeast: typeof AT_LEAST): string[] {
  if (modules.size >= atLeast.modules && dependencies.length >= atLeast.imports) return [];
  const saw = `${modules.size} files and ${dependencies.length} imports`;
  return [`The check of the rooms saw ${saw} only: it has not looked at this repository.`];
}
