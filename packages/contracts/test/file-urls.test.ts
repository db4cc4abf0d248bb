import { expect, test } from "vitest";
import { type FileRef, fileUrl, isFileUrl, parseFileUrl, uploadIdOf } from "../src/file-urls.ts";

const id = "0198a5c2-0000-7000-8000-000000000000";
const previewId = "0198a5c2-0000-7000-8000-000000000001";

test.each<[FileRef, string]>([
  [{ kind: "upload", id }, `/files/uploads/${id}`],
  [{ kind: "result", jobId: id, imageIndex: 3 }, `/files/results/${id}/3`],
  [{ kind: "raw", jobId: id, imageIndex: 0 }, `/files/results/${id}/0/raw`],
  [{ kind: "preview", jobId: id, previewId }, `/files/previews/${id}/${previewId}`],
])("%o has the address %s, and the address leads back to it", (ref, url) => {
  expect(fileUrl(ref)).toBe(url);
  expect(parseFileUrl(url)).toEqual(ref);
  expect(isFileUrl(url)).toBe(true);
  expect(uploadIdOf(url)).toBe(ref.kind === "upload" ? id : null);
});

test.each([
  "",
  "/files/",
  "/files/uploads/",
  "/files/uploads/a",
  `/files/uploads/${id}?w=320`,
  `/files/uploads/${id}/`,
  ` /files/uploads/${id}`,
  `/files/uploads/${id.toUpperCase().replace("C", "G")}`,
  `https://elsewhere/files/uploads/${id}`,
  `/files/results/${id}`,
  `/files/results/${id}/10`,
  `/files/results/${id}/-1`,
  `/files/results/${id}/0/raw/x`,
  `/files/previews/${id}/0`,
  `data:image/png;base64,AA==`,
])("%j is not the address of a picture", (url) => {
  expect(parseFileUrl(url)).toBeNull();
  expect(uploadIdOf(url)).toBeNull();
});
