import { nameOf, type Room } from "./room.ts";

/** A room of the table (a folder or file with import rules), with the name and path under which it was found. */
export interface Placed {
  room: Room;
  name: string;
  /** The folder or file, relative to the repository's root, for which the room was looked up. */
  path: string;
}

/** Returns the rooms that contain a file, with the outermost room first. */
export function roomsOf(file: string, rooms: Room[], parent = ""): Placed[] {
  const below = parent === "" ? file : file.slice(parent.length + 1);
  for (const room of rooms) {
    for (const at of [room.at].flat()) {
      if (at === "*" && !below.includes("/")) continue;
      const folder = at === "*" ? below.slice(0, below.indexOf("/")) : at;
      if (!isIn(below, folder)) continue;
      const path = parent === "" ? folder : `${parent}/${folder}`;
      const name = at === "*" ? folder : nameOf(room);
      return [{ room, name, path }, ...roomsOf(file, room.inside ?? [], path)];
    }
  }
  return [];
}

export function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

export function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Returns every folder and file that a tree of rooms names. */
export function placesOf(rooms: Room[], parent = ""): string[] {
  return rooms.flatMap(({ at, inside = [] }) =>
    [at]
      .flat()
      .filter((folder) => folder !== "*")
      .map((folder) => (parent === "" ? folder : `${parent}/${folder}`))
      .flatMap((place) => [place, ...placesOf(inside, place)]),
  );
}
