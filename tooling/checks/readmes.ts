import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOMS } from "./rooms/table.ts";
import type { Room } from "./rooms/room.ts";

const POINTS = ["Who may import it", "Begin with", "Test"];
/** The words that a README uses instead of a list of importers if every room may import its folder. */
const EVERYBODY = "Every room";

/**
 * Checks that each folder of the workspace has a README.md that says who may import the folder, where to begin and how
 * to test it. The README must name every importer that the table of rooms allows.
 */
export function readmes(root: string, rooms: Room[] = ROOMS): string[] {
  const folders = globSync(["{apps,packages}/*", "chaos", "e2e", "tooling"], { cwd: root })
    .map((folder) => folder.replaceAll(path.sep, "/"))
    .filter((folder) => existsSync(path.join(root, folder, "package.json")));
  return folders.toSorted().flatMap((folder) => {
    const file = path.join(root, folder, "README.md");
    if (!existsSync(file)) return [`${folder}/README.md is missing: say ${POINTS.join(", ")}.`];
    const text = readFileSync(file, "utf8");
    const lacking = POINTS.filter((point) => !text.includes(`**${point}:**`));
    const unnamed = importersOf(folder, rooms).filter((one) => !text.includes(`\`${one}`));
    return [
      ...lacking.map((point) => `${folder}/README.md does not say “${point}:” in bold.`),
      ...(text.includes(EVERYBODY) ? [] : unnamed).map(
        (one) => `${folder}/README.md does not name \`${one}\`, which may import it.`,
      ),
    ];
  });
}

/** Returns the folders whose rooms may import this folder, according to the table of rooms. */
function importersOf(folder: string, rooms: Room[]): string[] {
  const room = rooms.find((one) => one.at === `${folder}/src`);
  const name = room?.name;
  if (name === undefined) return [];
  return rooms
    .filter((one) => one.knows?.includes(name) || one.knowsTypesOf?.includes(name))
    .map((one) => String(one.at).replace(/\/src$/, ""));
}
