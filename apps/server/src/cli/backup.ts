// `npm run backup <file>`: writes database and pictures into one file, while the studio may go on.
import { backUp, lacquerVersion } from "@lacquer/runtime/backup";
import { runFileCommand } from "./file-command.ts";

await runFileCommand("Usage: npm run backup <file>", async ({ file, signal, open }) => {
  const version = await lacquerVersion();
  const { rows, pictures, foreign } = await backUp({ file, version, signal, ...(await open()) });
  const others =
    foreign.length > 0
      ? ` Tables that are not Lacquer's were left out: ${foreign.join(", ")}.`
      : "";
  return `${file} holds ${rows} rows and ${pictures} pictures.${others}`;
});
