import { readFileSync } from "node:fs";
import path from "node:path";

/** The requests that the README prints, each as one line for a shell, in their order. */
export function requestsInReadme(folder: string): string[] {
  const text = readFileSync(path.join(folder, "README.md"), "utf8");
  return [...text.matchAll(/^```bash\n([^]*?)^```/gm)]
    .flatMap(([, lines = ""]) => lines.replace(/\\\n\s*/g, "").split("\n"))
    .filter((line) => line.startsWith("curl "));
}

/** A request to the studio on this port, with what earlier answers have said in the place of "…". */
export function filledIn(request: string, port: string, said: string): string {
  const seen = (pattern: RegExp) => pattern.exec(said)?.[0] ?? "…";
  return request
    .replace(/localhost:\d+/, `localhost:${port}`)
    .replace("/files/uploads/…", seen(/\/files\/uploads\/[^"?]+/))
    .replace("generation-job/…", `generation-job/${seen(/(?<="jobId":")[^"]+/)}`);
}
