import path from "node:path";
import { packageOf, type Dependency } from "./graph.ts";

type Arrows = Map<string, Map<string, Dependency>>;

/**
 * Finds files that import each other in a circle. Type imports count, because a person who reads the code follows them
 * too.
 */
export function fileCycles(dependencies: Dependency[]): string[] {
  const arrows: Arrows = new Map();
  for (const one of dependencies)
    if (one.to && one.to !== one.from) add(arrows, one.from, one.to, one);
  return rings(arrows).map((ring) => say("files", ring));
}

/**
 * Finds folders that import each other in a circle. A folder's sub-folders, each taken as a whole, and the folder's own
 * files must have an order in which imports go only one way.
 */
export function folderCycles(dependencies: Dependency[]): string[] {
  const byParent = new Map<string, Arrows>();
  for (const one of dependencies) {
    if (!one.to || packageOf(one.from) !== packageOf(one.to)) continue;
    const [from, to] = [one.from.split("/"), one.to.split("/")];
    let shared = 0;
    while (from[shared] !== undefined && from[shared] === to[shared]) shared += 1;
    const place = (parts: string[]) => parts.slice(0, shared + 1).join("/");
    const isFolder = from.length > shared + 1 || to.length > shared + 1;
    if (!isFolder || from.length === shared) continue;
    const parent = from.slice(0, shared).join("/");
    const arrows = byParent.get(parent) ?? new Map();
    byParent.set(parent, arrows);
    add(arrows, place(from), place(to), one);
  }
  return [...byParent.values()].flatMap((arrows) =>
    rings(arrows)
      .filter((ring) => ring.some(({ node }) => path.posix.extname(node) === ""))
      .map((ring) => say("folders", ring)),
  );
}

function add(arrows: Arrows, from: string, to: string, dependency: Dependency): void {
  const targets = arrows.get(from) ?? new Map<string, Dependency>();
  arrows.set(from, targets);
  if (!targets.has(to)) targets.set(to, dependency);
}

interface Step {
  node: string;
  by: Dependency;
}

/** Returns one of the shortest cycles through each node. Nodes that are part of a cycle found earlier are skipped. */
function rings(arrows: Arrows): Step[][] {
  const found: Step[][] = [];
  const told = new Set<string>();
  for (const start of [...arrows.keys()].toSorted()) {
    if (told.has(start)) continue;
    const ring = shortestRing(arrows, start);
    if (!ring) continue;
    for (const { node } of ring) told.add(node);
    found.push(ring);
  }
  return found;
}

function shortestRing(arrows: Arrows, start: string): Step[] | undefined {
  const cameFrom = new Map<string, Step>();
  const waiting = [start];
  for (const node of waiting) {
    for (const [target, by] of arrows.get(node) ?? []) {
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, { node, by });
      if (target === start) return walkBack(cameFrom, start);
      waiting.push(target);
    }
  }
  return undefined;
}

function walkBack(cameFrom: Map<string, Step>, start: string): Step[] {
  const ring: Step[] = [];
  let step = cameFrom.get(start);
  while (step) {
    ring.unshift(step);
    if (step.node === start) break;
    step = cameFrom.get(step.node);
  }
  return ring;
}

function say(what: "files" | "folders", ring: Step[]): string {
  const [first] = ring;
  const way = [...ring.map(({ node }) => node), first?.node].join(" → ");
  const proof =
    what === "files" ? "" : ` (${ring.map(({ by }) => `${by.from}:${by.line}`).join(", ")})`;
  const place = first ? `${first.by.from}:${first.by.line}` : "";
  return `${place}: a cycle of ${what}: ${way}${proof}. Move what both need to a place below both.`;
}
