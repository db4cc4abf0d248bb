import {
  form,
  plainPicture,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { createS3Double, type S3Double } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe.each(["a local folder", "a bucket"])("downloads from %s", (place) => {
  let store: S3Double | undefined;
  let server: TestServer;
  let owner: Visitor;
  let result: string;

  beforeAll(async () => {
    store = place === "a bucket" ? await createS3Double() : undefined;
    server = await startTestServer(
      store && {
        S3_ENDPOINT: store.origin,
        S3_BUCKET: store.bucket,
        S3_ACCESS_KEY_ID: store.keys.accessKeyId,
        S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
      },
    );
    await server.worker();
    owner = await server.guest();
    const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: { prompt: "cherry red", imageCount: 1 },
    });
    await server.ended(owner, created.body.jobId);
    result = `/files/results/${created.body.jobId}/0`;
  });
  afterAll(async () => {
    await server.close();
    await store?.down();
  });

  const rename = (name: string) =>
    server.db.pool.query("update designs set name = $1 where user_id = $2", [name, owner.userId]);

  /** Returns the answer that a browser finally gets, from the server or from the store. */
  async function download(path: string): Promise<string | null> {
    const answer = await owner.send(path);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.status).toBe(store ? 302 : 200);
    const last = store ? await fetch(answer.headers.get("location") ?? "") : answer;
    expect(last.status).toBe(200);
    expect(last.headers.get("content-type")).toBe("image/jpeg");
    return last.headers.get("content-disposition");
  }

  test("an image is saved under the design's present name with the right ending", async () => {
    await rename("Cherry, matte");
    expect(await download(`${result}?download`)).toBe('attachment; filename="Cherry, matte.jpg"');
    await rename('Crème "für" Ана/../x\n');
    expect(await download(`${result}?download`)).toBe(
      "attachment; filename=\"Creme fur ___ .. x.jpg\"; filename*=UTF-8''" +
        "Cr%C3%A8me%20f%C3%BCr%20%D0%90%D0%BD%D0%B0%20..%20x.jpg",
    );
  });

  test("an image is saved under the requested name, made safe", async () => {
    const asked = encodeURIComponent("../Design 1\r\nx: y.exe");
    expect(await download(`${result}?download=${asked}`)).toBe(
      'attachment; filename="Design 1 x y.exe.jpg"',
    );
  });

  test("an upload, and an image that has left the collection, get plain names", async () => {
    await server.db.pool.query("delete from designs where user_id = $1", [owner.userId]);
    expect(await download(`${result}?download`)).toMatch(
      /^attachment; filename="lacquer-.*\.jpg"$/,
    );
    const upload = await owner.send<{ url: string }>("/api/uploads?kind=photo", {
      form: form(await plainPicture()),
    });
    expect(await download(`${upload.body.url}?download`)).toBe(
      'attachment; filename="lacquer-photo.jpg"',
    );
  });

  test("without the download parameter the browser shows the picture; a stranger gets neither", async () => {
    const shown = await owner.send(result);
    const last = store ? await fetch(shown.headers.get("location") ?? "") : shown;
    expect(last.headers.get("content-disposition")).toMatch(/^inline; /);
    const stranger = await server.guest();
    expect((await stranger.send(`${result}?download`)).status).toBe(404);
  });
});
