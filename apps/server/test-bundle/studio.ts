import { createBody, createClient, handPhoto, waitFor } from "@lacquer/testing";
import pg from "pg";
import { expect } from "vitest";

/** Creates an empty database on the tests' Postgres. Returns its address. */
export async function makeDatabase(postgres: string): Promise<string> {
  const url = new URL(postgres);
  const name = `lacquer_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** Signs in as a guest, sends a photo and has one image made from it. Returns the image. */
export async function makeImage(origin: string): Promise<Uint8Array> {
  const client = createClient(origin);
  await client.send("/api/auth/sign-in/anonymous", { json: {} });
  const form = new FormData();
  form.append(
    "file",
    new Blob([new Uint8Array(await handPhoto(1))], { type: "image/jpeg" }),
    "hand.jpg",
  );
  const photo = await client.send<{ url: string }>("/api/uploads?kind=photo", { form });
  expect(photo.status).toBe(201);
  const created = await client.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({ originalImage: photo.body.url }),
  });
  expect(created.status).toBe(201);
  const read = () =>
    client.send<{ status: string; resultImages: string[] }>(
      `/api/generation-job/${created.body.jobId}`,
    );
  await waitFor("the job to end", async () => (await read()).body.status === "completed", {
    seconds: 60,
  });
  const { body } = await read();
  const image = await client.send(body.resultImages[0] ?? "");
  expect(image.status).toBe(200);
  return image.bytes;
}
