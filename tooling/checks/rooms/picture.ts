import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { nameOf, type Reserved, type Room } from "./room.ts";
import { RESERVED } from "./reserved.ts";
import { ROOMS } from "./table.ts";

const DOCUMENT = "docs/architecture.md";
const BEGIN =
  "<!-- rooms: drawn from tooling/checks/rooms/table.ts by `pnpm rooms`; do not edit -->";
const END = "<!-- rooms: end -->";

/** Reports when the picture in docs/architecture.md differs from the table of rooms. */
export function stalePicture(root: string, rooms = ROOMS, reserved = RESERVED): string[] {
  const text = readFileSync(path.join(root, DOCUMENT), "utf8");
  const drawn = insert(text, drawRooms(rooms, reserved));
  if (drawn === undefined)
    return [`${DOCUMENT}: has no place for the rooms between "${BEGIN}" and "${END}".`];
  if (drawn === text) return [];
  return [
    `${DOCUMENT}: its picture of the rooms differs from tooling/checks/rooms/table.ts; run \`pnpm rooms\`.`,
  ];
}

/** Draws the picture into docs/architecture.md again. */
export function writePicture(root: string, rooms = ROOMS, reserved = RESERVED): void {
  const file = path.join(root, DOCUMENT);
  const drawn = insert(readFileSync(file, "utf8"), drawRooms(rooms, reserved));
  if (drawn !== undefined) writeFileSync(file, drawn);
}

function insert(text: string, picture: string): string | undefined {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) return undefined;
  return `${text.slice(0, begin)}${BEGIN}\n\n${picture}\n\n${text.slice(end)}`;
}

/** A room that almost every room imports. The arrows to this room are left out, because they would hide all others. */
const EVERYBODYS = "contracts";

/**
 * Draws the arrows between packages and, where the table has any, the arrows inside a package. Lists the purpose of
 * each room.
 */
export function drawRooms(rooms: Room[], reserved: Reserved[]): string {
  const knowing = rooms.filter(({ knows }) => knows?.includes(EVERYBODYS)).map(nameOf);
  return [
    mermaid(rooms.filter(({ free }) => !free)),
    `A thick arrow means types only. Arrows to ${EVERYBODYS} are left out; ${knowing.join(", ")} know it.`,
    "What each room is for:",
    rooms.flatMap((room) => purposes(room, "")).join("\n"),
    ...rooms.flatMap((room) => order(room, nameOf(room))),
    "Only a few places may import these, whatever the arrows say; tests always may:",
    reservations(reserved),
  ].join("\n\n");
}

function mermaid(rooms: Room[]): string {
  const lines = rooms.flatMap((room) => [
    ...(room.knows ?? [])
      .filter((known) => known !== EVERYBODYS)
      .map((known) => `  ${nameOf(room)} --> ${known}`),
    ...(room.knowsTypesOf ?? []).map((known) => `  ${nameOf(room)} ==>|types| ${known}`),
  ]);
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");
}

function purposes(room: Room, parent: string): string[] {
  const places = [room.at].flat().map((at) => (parent === "" ? at : `${parent}/${at}`));
  const here = room.is ? [`- ${code(places)}: ${room.is}`] : [];
  return [...here, ...(room.inside ?? []).flatMap((one) => purposes(one, places[0] ?? ""))];
}

/** Returns the arrows inside a room as text. */
function order(room: Room, name: string): string[] {
  const inside = (room.inside ?? []).filter(({ knows }) => knows !== undefined);
  const deeper = (room.inside ?? []).flatMap((one) => order(one, `${name}/${nameOf(one)}`));
  if (inside.length === 0) return deeper;
  const isLadder = inside.length > 2 && inside.every(({ knows }, step) => knows?.length === step);
  if (isLadder) {
    return [
      `Inside ${name}, each may import those before it: ${code(inside.map(nameOf))}.`,
      ...deeper,
    ];
  }
  const lines = inside.map((one) => {
    const known = one.knows ?? [];
    return `- \`${nameOf(one)}\` knows ${known.length === 0 ? "none of them" : code(known)}`;
  });
  return [`Inside ${name}:`, lines.join("\n"), ...deeper];
}

function reservations(reserved: Reserved[]): string {
  const line = ({ what, by, why }: Reserved) =>
    `- ${code([what].flat())}: ${by.length > 0 ? code(by) : "nobody"}. ${why}`;
  return reserved.map(line).join("\n");
}

function code(words: string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
