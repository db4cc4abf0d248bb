import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import { makeTree, ROOT } from "./tree.ts";

const BOOT = path.join(ROOT, "tooling", "launch", "boot.mjs");

/** Runs a module that imports the launcher's files, as a separate process. */
function runModule(text: string, env: Record<string, string> = {}) {
  const root = makeTree({ "module.mjs": text.replaceAll("LAUNCH", path.dirname(BOOT)) });
  return spawnSync(process.execPath, [path.join(root, "module.mjs")], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}

test("a taken port ends the start with one sentence, before anything else", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const dataDir = makeTree({});
  const env = { PORT: String(port), DATA_DIR: dataDir };
  const { exitCode, stdout, stderr } = await execa(process.execPath, [BOOT, "start"], {
    env,
    reject: false,
  });
  expect(exitCode).toBe(1);
  expect(stdout).toBe("");
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(new RegExp(`^Port ${port} is taken by another program`)),
  ]);
});

test("an invalid port is refused by name", () => {
  const { status, stderr } = spawnSync(process.execPath, [BOOT, "start"], {
    encoding: "utf8",
    env: { ...process.env, PORT: "http" },
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'PORT must be a number from 1 to 65535, not "http".\n',
  });
});

test("the end undoes everything once, in reverse order, however often it is requested", () => {
  const { status, stdout } = runModule(`
    import { onStop, stop, stopOnSignals } from "LAUNCH/lifecycle.mjs";
    stopOnSignals();
    onStop(async () => console.log("first"));
    onStop(async () => { process.emit("SIGINT"); console.log("second"); });
    onStop(() => console.log("withdrawn"))();
    process.emit("SIGTERM");
    process.emit("SIGTERM");
  `);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "second\nfirst\n" });
});

test("a fault ends the start with one sentence and exit code 1, and a stop signal is not a fault", () => {
  const fault = runModule(`
    import { failed, Fault } from "LAUNCH/lifecycle.mjs";
    failed(new Fault("Do this."));
  `);
  expect(fault).toMatchObject({ status: 1, stderr: "Do this.\n" });
  const ended = runModule(`
    import { failed, stop } from "LAUNCH/lifecycle.mjs";
    void stop(0);
    failed(new Error("ended by us"));
  `);
  expect(ended).toMatchObject({ status: 0, stderr: "" });
});

test("a process that crashes is started again, with a line that says so", () => {
  const { stdout, stderr } = runModule(
    `
    import { existsSync, writeFileSync } from "node:fs";
    import path from "node:path";
    import { stop } from "LAUNCH/lifecycle.mjs";
    import { Supervisor } from "LAUNCH/supervise.mjs";
    const mark = path.join(process.env.DATA_DIR, "ran");
    const crash = path.join(process.env.DATA_DIR, "crash.mjs");
    writeFileSync(crash, 'import { existsSync, writeFileSync } from "node:fs";' +
      'const mark = process.argv[2];' +
      'if (existsSync(mark)) { writeFileSync(mark + "-again", ""); setInterval(() => {}, 1000); }' +
      'else { writeFileSync(mark, ""); process.exit(3); }');
    const processes = new Supervisor({ stopTimeoutMs: 5000 });
    processes.settle();
    processes.add("worker", [crash, mark], () => ({}));
    const timer = setInterval(() => {
      if (!existsSync(mark + "-again")) return;
      clearInterval(timer);
      console.log("ran again");
      void stop(0);
    }, 20);
  `,
    { DATA_DIR: makeTree({}) },
  );
  expect(stderr).toBe("The worker ended (code 3); starting it again in 0.5 s.\n");
  expect(stdout).toBe("ran again\n");
});

test("a process that ends before the studio is ready ends the start", () => {
  const { stdout } = runModule(
    `
    import { stop } from "LAUNCH/lifecycle.mjs";
    import { Supervisor } from "LAUNCH/supervise.mjs";
    const processes = new Supervisor({ stopTimeoutMs: 5000 });
    processes.add("server", ["-e", "process.exit(1)"], () => ({}));
    processes.failed.catch((fault) => { console.log(fault.message); void stop(0); });
  `,
    { DATA_DIR: makeTree({}) },
  );
  expect(stdout).toBe("The server ended (code 1) before the studio was ready.\n");
});
