import type { ExportShape, ExportShow, ExportType } from "@lacquer/contracts";
import { failureOfBody, offline, RequestError } from "./errors.ts";

export interface WantedExport {
  shape: ExportShape;
  type: ExportType;
  show: ExportShow;
  /** The file's name; empty = the design's. */
  name: string;
}

/** Where the server makes the file of a result. */
export function exportUrl(url: string, { shape, type, show, name }: WantedExport): string {
  const query = new URLSearchParams({ export: shape, type, show });
  if (name !== "") query.set("download", name);
  return `${url}?${query}`;
}

/** A small picture of what an export will show. */
export const exportSketchUrl = (url: string, shape: ExportShape, show: ExportShow): string =>
  `${url}?${new URLSearchParams({ export: shape, type: "webp", show, w: "320" })}`;

const NAMED = /filename\*=UTF-8''([^;]+)/;
const PLAIN = /filename="([^"]*)"/;

/** The name that the answer gives to its file. */
function nameOf(disposition: string): string {
  const [, named] = NAMED.exec(disposition) ?? [];
  return named ? decodeURIComponent(named) : (PLAIN.exec(disposition)?.[1] ?? "lacquer");
}

/** Fetches an export as a file. Throws RequestError. */
export async function fetchExport(address: string): Promise<File> {
  const answer = await fetch(address).catch(() => {
    throw offline();
  });
  if (!answer.ok) throw new RequestError(failureOfBody(await answer.json().catch(() => null)));
  const bytes = await answer.blob().catch(() => {
    throw offline();
  });
  return new File([bytes], nameOf(answer.headers.get("content-disposition") ?? ""), {
    type: bytes.type,
  });
}
