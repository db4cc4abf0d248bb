import type { Play } from "@lacquer/testing/doubles";
import { bodyWith } from "../rig/provider.ts";
import type { PromiseTest } from "../rig/rig.ts";

const json = (body: string): Play => ({ do: "body", type: "application/json", body });

/** Answers with status 200 whose body is not a picture. */
const BODIES: [string, Play][] = [
  ["cut JSON", json(bodyWith().slice(0, 60))],
  [
    "short content-length",
    { do: "body", type: "application/json", body: bodyWith().slice(0, 80), cut: true },
  ],
  ["HTML", { do: "body", type: "text/html", body: "<html>Welcome</html>" }],
  ["bad base64", json(bodyWith("%%%not base64%%%"))],
  ["zero images", json('{"created":1,"data":[]}')],
  ["bytes of no image", json(bodyWith(Buffer.from("hello, this is no picture at all")))],
  ["half a PNG", json(bodyWith(Buffer.from(bodyWith().slice(0, 120)).toString("base64")))],
  ["an empty body", json("")],
  ["null", json("null")],
  ["a stream without its end", { do: "body", type: "text/event-stream", body: "event: x\n\n" }],
];

export const wrongBodies: PromiseTest = {
  number: 14,
  title: "A wrong body is never a result",
  async run(rig) {
    const each = rig.count({ short: 1, default: 3, long: 10 });
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "200" });
    const plays = new Map<string, Play>();
    deployment.provider.plan = (call) => plays.get(call.tag) ?? { do: "paint" };
    const userId = await deployment.newUser(each * BODIES.length);
    const ids = new Map<string, string>();
    for (let time = 0; time < each; time += 1)
      for (const [name, play] of BODIES) {
        const id = await deployment.create(userId);
        plays.set(deployment.tagOf(id), play);
        ids.set(id, name);
      }
    const worker = await deployment.worker({ WORKER_CONCURRENCY: "10" });
    await deployment.allEnded();
    await worker.end("SIGKILL");
    const { rows } = await deployment.db.pool.query<{
      id: string;
      status: string;
      code: string | null;
    }>("select id, status::text, error_code as code from generation_jobs");
    const wrong = rows.filter(
      (row) => row.status !== "failed" || !row.code || row.code === "internal",
    );
    const codes = [...new Set(rows.map((row) => row.code))].toSorted();
    return {
      trials: rows.length,
      pass: wrong.length === 0 && rows.length === ids.size,
      figure: `${BODIES.length} kinds × ${each}: ${rows.length - wrong.length} failed at no charge, with a code (${codes.join(", ")})${wrong.map((row) => `; ${ids.get(row.id)}: ${row.status} ${row.code}`).join("")}`,
    };
  },
};
