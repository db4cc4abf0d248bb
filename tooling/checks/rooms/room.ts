/** A folder or a file with a purpose, and what its files may import. */
export interface Room {
  /** Below the room that holds it; `*` stands for every folder there that has no line of its own. */
  at: string | string[];
  /** How other rooms name it; the same as its folder when it is left out. */
  name?: string;
  /** What it is for, for the picture and the list in docs/architecture.md. */
  is?: string;
  /** It may import whatever it needs, and nobody imports it. */
  free?: true;
  /** Rooms beside it that it may import. Left out: all of them. */
  knows?: string[];
  /** Rooms beside it of which it may import types alone. */
  knowsTypesOf?: string[];
  /** The one file by which others enter it. */
  entry?: string;
  /** Packages from npm that it may import; `node:*` are the modules of Node. Left out: whatever its package.json has. */
  packages?: string[];
  /** The sentence that teaches whoever breaks the rule. */
  why?: string;
  inside?: Room[];
}

/** Something of ours, or a package from npm, that only few places may import. */
export interface Reserved {
  /** A path below the repository's root, or the names of npm packages. */
  what: string | string[];
  /** The only places that may, besides itself; tests and benches may always. */
  by: string[];
  why: string;
}

/** Rooms in an order: each may import those before it, none of those after it. */
export function oneWay(why: string, ...rooms: Room[]): Room[] {
  const names = rooms.map(nameOf);
  return rooms.map((room, index) => ({ why, ...room, knows: names.slice(0, index) }));
}

export function nameOf(room: Room): string {
  return room.name ?? [room.at].flat()[0] ?? "";
}
