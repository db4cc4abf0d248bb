import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileCycles, folderCycles } from "./cycles.ts";
import { CODE_RULES } from "./code-rules.ts";
import { readGraph, type Graph } from "./graph.ts";
import { judgeCode } from "./judge-code.ts";
import { hiddenImports, judgeRooms, unknownRooms } from "./judge-imports.ts";
import { placesOf } from "./places.ts";
import { RESERVED } from "./reserved.ts";
import { AT_LEAST, COMPUTED_IMPORTS, ROOMS } from "./table.ts";

/** Compares every import of the repository with the table of rooms. */
export function rooms(root: string, atLeast = AT_LEAST): string[] {
  const graph = readGraph(root);
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  return [
    ...blindness(graph, atLeast),
    ...graph.faults,
    ...unknownRooms(graph, ROOMS),
    ...hiddenImports(graph, COMPUTED_IMPORTS),
    ...judgeRooms(graph, ROOMS, RESERVED),
    ...judgeCode(graph, CODE_RULES, read),
    ...fileCycles(graph.dependencies),
    ...folderCycles(graph.dependencies),
  ];
}

function blindness({ modules, dependencies }: Graph, atLeast: typeof AT_LEAST): string[] {
  if (modules.size >= atLeast.modules && dependencies.length >= atLeast.imports) return [];
  const saw = `${modules.size} files and ${dependencies.length} imports`;
  return [
    `The check of the rooms saw only ${saw}, so it has not really looked at this repository.`,
  ];
}

/**
 * Returns places in the table that do not exist. When a folder is moved, its rule would otherwise apply to nothing, and
 * nobody would notice.
 */
export function deadPlaces(root: string): string[] {
  const named = [
    ...placesOf(ROOMS),
    ...COMPUTED_IMPORTS,
    ...RESERVED.flatMap(({ what, by }) => (typeof what === "string" ? [what, ...by] : by)),
    ...CODE_RULES.flatMap(({ within, except }) => [...within, ...except]),
  ];
  const dead = [...new Set(named)].filter((place) => !existsSync(path.join(root, place)));
  return dead.map((place) => `tooling/checks/rooms: names ${place}, which is not there.`);
}
