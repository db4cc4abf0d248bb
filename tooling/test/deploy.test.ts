import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ROOT } from "./tree.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const known = new Set([...read(".env.example").matchAll(/^#(\w+)=/gm)].map(([, name]) => name));
const page = read("docs/deploying.md");
/** A name with a tag that says which version it is. */
const PINNED = /^[\w./-]+:[v\d][\w.-]*$/;

interface Service {
  image: string;
  command: string[];
  environment: Record<string, string>;
  volumes: string[];
  read_only?: boolean;
  cap_drop?: string[];
  stop_grace_period?: string;
  deploy?: { replicas: number };
  env_file?: { path: string; required: boolean }[];
  depends_on?: Record<string, { condition: string }>;
}

describe("compose.yaml", () => {
  const text = read("compose.yaml");
  const compose = parse(text, { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, null>;
  };
  const { services } = compose;
  const ours = ["migrations", "server", "worker"].map((name) => [name, services[name]] as const);

  test("has a database, a store, a server and two workers that begin after the migrations", () => {
    expect(Object.keys(services)).toEqual(["postgres", "s3", "migrations", "server", "worker"]);
    expect(services["worker"]?.deploy?.replicas).toBe(2);
    for (const name of ["server", "worker"])
      expect(services[name]?.depends_on?.["migrations"]?.condition).toBe(
        "service_completed_successfully",
      );
  });

  test.each(ours)("%s is locked down and uses settings that exist", (_, service) => {
    expect(service).toMatchObject({ image: "lacquer", read_only: true, cap_drop: ["ALL"] });
    expect(service?.stop_grace_period).toBe("40s");
    expect(Object.keys(service?.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(ours)(
    "%s takes every other setting from a file that need not be there",
    (_, service) => {
      const [file] = service?.env_file ?? [];
      expect(file).toEqual({ path: "lacquer.env", required: false });
      expect(page).toContain("`lacquer.env` beside `compose.yaml`");
      // The file may hold keys, so git and the build must both ignore it.
      for (const ignored of [".gitignore", ".dockerignore"])
        expect(read(ignored).split("\n")).toContain("*.env");
    },
  );

  test("names an exact or a major version of every image that is not ours", () => {
    const images = Object.values(services).map(({ image }) => image);
    expect(images.filter((image) => image !== "lacquer" && !PINNED.test(image))).toEqual([]);
  });

  test("keeps what must last in volumes that it declares", () => {
    const used = Object.values(services).flatMap(({ volumes }) => volumes);
    const names = new Set(used.map((one) => one.split(":")[0]));
    expect([...names].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  test("docs/deploying.md says which variables have to be given", () => {
    const needed = [...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name = ""]) => name);
    expect(needed.length).toBeGreaterThan(2);
    expect(needed.filter((name) => !page.includes(`${name}=`))).toEqual([]);
  });
});

describe("deploy/kubernetes", () => {
  const folder = path.join(ROOT, "tooling", "node_modules", ".cache", "manifests");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  interface Manifest {
    apiVersion: string;
    kind: string;
    metadata: { name: string };
    data?: Record<string, string>;
  }
  const files = ["settings.yaml", "server.yaml", "worker.yaml"];
  const manifests = files.flatMap((file) =>
    parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((one) => one.toJS() as Manifest),
  );

  /** Has the compiler check each manifest against Kubernetes' own types, where an unknown field is a fault too. */
  function faults(all: Manifest[]): string {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const lines = all.map(({ apiVersion, kind, ...rest }) => {
      const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
      const type = `import("kubernetes-types/${group}.d.ts").${kind}`;
      return `(${JSON.stringify({ apiVersion, kind, ...rest })}) satisfies ${type};`;
    });
    writeFileSync(path.join(folder, "manifests.ts"), `${lines.join("\n")}\nexport {};\n`);
    const tsc = path.join(ROOT, "node_modules", ".bin", "tsc");
    const flags = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
    ];
    return spawnSync(tsc, [...flags, "manifests.ts"], { cwd: folder, encoding: "utf8" }).stdout;
  }

  test("every manifest has the shape that Kubernetes documents", () => {
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      "ConfigMap lacquer",
      "Deployment lacquer-server",
      "Service lacquer",
      "PodDisruptionBudget lacquer-server",
      "Deployment lacquer-worker",
      "PodDisruptionBudget lacquer-worker",
    ]);
    expect(faults(manifests)).toBe("");
    const wrong = JSON.parse(JSON.stringify(manifests).replace("periodSeconds", "periodSecond"));
    expect(faults(wrong)).toMatch(/periodSecond/);
  }, 120_000);

  test("the settings exist", () => {
    const names = manifests.flatMap(({ data }) => Object.keys(data ?? {}));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test("a pod that is to end has longer than DRAIN_SECONDS", () => {
    const drain = Number(/^#DRAIN_SECONDS=(\d+)$/m.exec(read(".env.example"))?.[1]);
    const given = [
      ...files
        .map((file) => read(`deploy/kubernetes/${file}`))
        .join("\n")
        .matchAll(/GracePeriodSeconds: (\d+)/g),
    ];
    expect(given.length).toBe(2);
    for (const [, seconds] of given) expect(Number(seconds)).toBeGreaterThan(drain + 5);
  });
});

test("vercel.json does what docs/deploying.md says: it calls the queue's endpoint, and nothing else", () => {
  const { $schema, ...said } = JSON.parse(read("vercel.json"));
  expect($schema).toMatch(/vercel/);
  expect(said).toEqual({
    crons: [{ path: "/api/process-generation-jobs", schedule: "* * * * *" }],
  });
  expect(page).toContain("## Vercel");
});
