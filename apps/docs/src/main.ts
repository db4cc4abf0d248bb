// `pnpm docs:build`: builds the documentation into `apps/docs/dist`, a folder of static files. `pnpm docs:dev` serves
// the documentation and follows changes of the documents.
import { cpSync, watch } from "node:fs";
import path from "node:path";
import { build, createServer } from "vitepress";
import { repository } from "./env.ts";
import { copyDocuments, makePages } from "./pages.ts";

const FOLDER = path.resolve(import.meta.dirname, "..");
await makePages(repository);
if (process.argv[2] === "dev") {
  const server = await createServer(FOLDER);
  await server.listen();
  server.printUrls();
  watch(path.resolve(FOLDER, "..", "..", "docs"), { recursive: true }, () =>
    copyDocuments(repository),
  );
} else {
  await build(FOLDER);
  // The try page is part of the site and has a folder of its own there.
  cpSync(path.resolve(FOLDER, "..", "web", "dist-try"), path.join(FOLDER, "dist", "try"), {
    recursive: true,
  });
}
