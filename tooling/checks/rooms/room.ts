/** A folder or file with one purpose, and the rules for what its files may import. */
export interface Room {
  /** The path relative to the parent room. `*` stands for every folder at that path that has no entry of its own. */
  at: string | string[];
  /** The name by which other rooms refer to this room. If absent, the folder's name is used. */
  name?: string;
  /** The room's purpose, for the picture and the list in docs/architecture.md. */
  is?: string;
  /** If true, the room may import everything, and nobody may import the room. */
  free?: true;
  /**
   * The neighbouring rooms (in the same parent) that this room may import. If absent, all neighbours may be imported.
   */
  knows?: string[];
  /** The neighbouring rooms from which this room may import only types. */
  knowsTypesOf?: string[];
  /** The one file through which other rooms import this room. */
  entry?: string;
  /**
   * The npm packages that the room may import; `node:*` means Node's modules. If absent, the room may import all
   * packages in its package.json.
   */
  packages?: string[];
  /** The sentence that is reported when the rule is broken. */
  why?: string;
  inside?: Room[];
}

/** A part of the repository, or an npm package, that only a few places may import. */
export interface Reserved {
  /** A path relative to the repository's root, or the names of npm packages. */
  what: string | string[];
  /** The only places that may import the reserved part. The part itself, tests and benches may always import it. */
  by: string[];
  why: string;
}

/** Puts rooms in an order. Each room may import the rooms before it, but not the rooms after it. */
export function oneWay(why: string, ...rooms: Room[]): Room[] {
  const names = rooms.map(nameOf);
  return rooms.map((room, index) => ({ why, ...room, knows: names.slice(0, index) }));
}

export function nameOf(room: Room): string {
  return room.name ?? [room.at].flat()[0] ?? "";
}
