/** A folder or a file with a purpose, and what its files may import. */
export interface Room {
  /** The path below the room that holds it; `*` stands for every folder there without a line of its own. */
  at: string | string[];
  /** The name that other rooms use for it; by default its folder's. */
  name?: string;
  /** Its purpose, for the picture and the list in docs/architecture.md. */
  is?: string;
  /** True = it may import everything, and nobody imports it. */
  free?: true;
  /** The rooms beside it that it may import. Absent = all of them. */
  knows?: string[];
  /** The rooms beside it from which it may import only types. */
  knowsTypesOf?: string[];
  /** The one file through which others use it. */
  entry?: string;
  /** The npm packages that it may import; `node:*` are Node's modules. Absent = all those in its package.json. */
  packages?: string[];
  /** The sentence for a broken rule. */
  why?: string;
  inside?: Room[];
}

/** A part of the repository, or an npm package, that only a few places may import. */
export interface Reserved {
  /** A path below the repository's root, or the names of npm packages. */
  what: string | string[];
  /** The only places that may, besides itself; tests and benches always may. */
  by: string[];
  why: string;
}

/** Rooms in an order: each may import those before it, but none of those after it. */
export function oneWay(why: string, ...rooms: Room[]): Room[] {
  const names = rooms.map(nameOf);
  return rooms.map((room, index) => ({ why, ...room, knows: names.slice(0, index) }));
}

export function nameOf(room: Room): string {
  return room.name ?? [room.at].flat()[0] ?? "";
}
