import { t } from "@lingui/core/macro";
import { LOOK_FILE_MAX, LOOK_FORMAT, LOOK_VERSION, type Look } from "@lacquer/contracts";
import { valueProblem } from "@lacquer/craft";
import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import { problemWords } from "../file-faults/index.ts";
import { lookFile } from "./look-shape.ts";
import { migrated, type Migrations } from "./migrate-look.ts";

/** One fault of a look file: the line, counted from 1, the field's name, and what is wrong. */
export interface LookFault {
  line: number;
  field: string;
  message: string;
}

/** A look, or the first faults of its file and the number of further faults. */
export type ReadLook = { look: Look } | { faults: LookFault[]; more: number };

/**
 * The maximum number of faults that are shown with their line. Finding a line means reading the file up to this line.
 */
const FAULTS_SHOWN = 3;

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
const whole = (message: string, line = 1): ReadLook => ({
  faults: [{ line, field: t`the file`, message }],
  more: 0,
});

/** Returns the line of a field, or of the nearest place around it that the file contains. */
function lineOf(text: string, tree: Node, path: (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = findNodeAtLocation(tree, path.slice(0, depth));
    if (node)
      return lineAt(text, node.parent?.type === "property" ? node.parent.offset : node.offset);
  }
  return 1;
}

/** Reads a look file of this version or an older one. Returns the look, or its faults. */
export function readLook(text: string, migrations?: Migrations): ReadLook {
  if (text.length > LOOK_FILE_MAX) return whole(t`The file is larger than 4 MB.`);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [broken] = errors;
  if (broken || !tree)
    return whole(t`The JSON has a mistake at this line.`, lineAt(text, broken?.offset ?? 0));
  const kept = JSON.parse(text) as unknown;
  const { format, version } =
    kept !== null && typeof kept === "object" ? (kept as Partial<Look>) : {};
  if (format !== LOOK_FORMAT) return whole(t`This JSON file is not a look from Lacquer.`);
  if (typeof version === "number" && version > LOOK_VERSION)
    return whole(
      t`This look comes from a newer version of Lacquer (look version ${version}; this studio reads versions up to ${LOOK_VERSION}).`,
      lineOf(text, tree, ["version"]),
    );
  const read = lookFile.safeParse(migrated(kept as Record<string, unknown>, migrations));
  if (read.success) return { look: read.data };
  const { issues } = read.error;
  return {
    more: Math.max(0, issues.length - FAULTS_SHOWN),
    faults: issues.slice(0, FAULTS_SHOWN).map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const path = [...(issue.path as (string | number)[]), ...unknown];
      return {
        line: lineOf(text, tree, path),
        field: path.join(".") || t`the file`,
        message:
          unknown.length > 0
            ? t`This field is not allowed in a look file.`
            : problemWords(valueProblem(issue)),
      };
    }),
  };
}
