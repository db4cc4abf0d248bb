// `pnpm docs:build`: makes the documentation as a folder of static files, `apps/docs/dist`. `pnpm docs:dev` serves it
// and follows changes of the documents.
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
  // The try page belongs to the site, under its own folder.
  cpSync(path.resolve(FOLDER, "..", "web", "dist-try"), path.join(FOLDER, "dist", "try"), {
    recursive: true,
  });
}
