import { packageOf, type Dependency, type Graph } from "./graph.ts";
import { isIn, matches, roomsOf, type Placed } from "./places.ts";
import type { Reserved, Room } from "./room.ts";

/** Finds imports that the table of rooms forbids. */
export function judgeRooms(graph: Graph, rooms: Room[], reserved: Reserved[]): string[] {
  return graph.dependencies.flatMap((one) => {
    const fault =
      (one.to === undefined ? judgeOutside(one, rooms) : judgeInside(one, one.to, rooms)) ??
      judgeReserved(one, rooms, reserved);
    return fault ? [`${one.from}:${one.line}: ${fault}`] : [];
  });
}

function judgeInside(one: Dependency, to: string, rooms: Room[]): string | undefined {
  const imports = `imports ${one.specifier}.`;
  const [from, target] = [roomsOf(one.from, rooms), roomsOf(to, rooms)];
  // Tests, benches and tool settings belong to no room, and may import what they need.
  if (from.length === 0 || from[0]?.room.free) return undefined;
  if (packageOf(one.from) !== packageOf(to) && one.specifier.startsWith(".")) {
    return `${imports} A package is imported by its name, never by a path into it.`;
  }
  if (target.length === 0) return `${imports} Nobody may import tests and benches.`;
  // Only the first two rooms that differ between the two paths are compared. Further down, each room decides for
  // itself.
  const parting = from.findIndex((placed, index) => placed.path !== target[index]?.path);
  const left = parting < 0 ? undefined : from[parting];
  const entered = parting < 0 ? target[from.length] : target[parting];
  if (left && entered && !mayImport(left, entered, one.typeOnly)) {
    return `${imports} ${left.room.why ?? ""}`.trim();
  }
  const shut = target
    .filter(({ path }) => !isIn(one.from, path))
    .find(({ room, path }) => room.entry !== undefined && to !== `${path}/${room.entry}`);
  return shut ? `${imports} ${shut.room.why ?? ""}`.trim() : undefined;
}

function mayImport(left: Placed, entered: Placed, typeOnly: boolean): boolean {
  const { knows, knowsTypesOf = [] } = left.room;
  if (knows === undefined || left.name === entered.name) return true;
  return knows.includes(entered.name) || (typeOnly && knowsTypesOf.includes(entered.name));
}

function judgeOutside(one: Dependency, rooms: Room[]): string | undefined {
  const { outside = "" } = one;
  const strict = roomsOf(one.from, rooms).find(
    ({ room }) => room.packages && !room.packages.some((pattern) => matches(pattern, outside)),
  );
  if (!strict) return undefined;
  const place = "tooling/checks/rooms/table.ts lists the packages that a room may use.";
  return `imports ${one.specifier}. ${strict.room.why ?? ""} ${place}`;
}

function judgeReserved(one: Dependency, rooms: Room[], reserved: Reserved[]): string | undefined {
  const [outermost] = roomsOf(one.from, rooms);
  if (outermost === undefined || outermost.room.free) return undefined;
  const broken = reserved.find(({ what, by }) => {
    if (!leadsTo(one, what)) return false;
    return ![...by, ...(typeof what === "string" ? [what] : [])].some((place) =>
      isIn(one.from, place),
    );
  });
  return broken ? `imports ${one.specifier}. ${broken.why}` : undefined;
}

function leadsTo({ to, outside }: Dependency, what: string | string[]): boolean {
  if (typeof what === "string") return to !== undefined && isIn(to, what);
  return outside !== undefined && what.some((pattern) => matches(pattern, outside));
}

/** Finds imports whose target cannot be seen in the code. */
export function hiddenImports(graph: Graph, allowed: string[]): string[] {
  return [...graph.modules].flatMap(([file, { unreadable }]) => {
    if (!file.includes("/src/") || allowed.includes(file)) return [];
    return unreadable.map((line) => `${file}:${line}: hides what it imports; write the name out.`);
  });
}

/**
 * Finds folders that contain this repository's programs but are not in the table of rooms. The imports of such a folder
 * would not be checked.
 */
export function unknownRooms(graph: Graph, rooms: Room[]): string[] {
  const strange = new Set<string>();
  for (const file of graph.modules.keys()) {
    const isSource = file.includes("/src/") || !/^(?:apps|packages)\//.test(file);
    if (isSource && roomsOf(file, rooms).length === 0) strange.add(packageOf(file));
  }
  return [...strange].map(
    (folder) =>
      `${folder}: is not in tooling/checks/rooms/table.ts; add it, with what it may import.`,
  );
}
