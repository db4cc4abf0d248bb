import { readSources } from "../checks/sources.ts";

/** Requests that contain this text are on the developers' pages and need a key. The tests of apps/server run them. */
const WITH_KEY = "$LACQUER_URL";

/**
 * Returns the requests that the documents print, each as one line for a shell. The README's requests come first, in
 * order.
 */
export function documentedRequests(folder: string): string[] {
  const readme = readSources(folder, ["README.md"]);
  const requests = [...readme, ...readSources(folder, ["docs/**/*.md"])].flatMap(({ text }) => {
    const fenced = [...text.matchAll(/^ *```bash\n([^]*?)^ *```/gm)].flatMap(([, lines = ""]) =>
      lines.replace(/\\\n\s*/g, "").split("\n"),
    );
    const inline = [...text.matchAll(/`(curl [^`\n]+)`/g)].map(([, words = ""]) => words);
    return [...fenced, ...inline].map((line) => line.trim());
  });
  const isOurs = (line: string) => line.startsWith("curl ") && !line.includes(WITH_KEY);
  return [...new Set(requests.filter(isOurs))];
}

/** Changes a request to use the studio on this port, and replaces "…" by values from earlier answers. */
export function filledIn(request: string, port: string, said: string): string {
  const seen = (pattern: RegExp) => pattern.exec(said)?.[0] ?? "…";
  return request
    .replace(/localhost:\d+/, `localhost:${port}`)
    .replace("/files/uploads/…", seen(/\/files\/uploads\/[^"?]+/))
    .replace("generation-job/…", `generation-job/${seen(/(?<="jobId":")[^"]+/)}`);
}
