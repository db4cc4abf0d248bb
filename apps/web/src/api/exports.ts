import type { ExportShape, ExportShow, ExportType } from "@lacquer/contracts";
import { failureOfBody, offline, RequestError } from "./errors.ts";

export interface WantedExport {
  shape: ExportShape;
  type: ExportType;
  show: ExportShow;
  /** The id of the logo on a corner; null for none. */
  logo: string | null;
  /** The file's name; an empty string means the design's name. */
  name: string;
}

/** Returns the address at which the server creates the export of a result. */
export function exportUrl(url: string, { shape, type, show, logo, name }: WantedExport): string {
  const query = new URLSearchParams({ export: shape, type, show });
  if (logo !== null) query.set("logo", logo);
  if (name !== "") query.set("download", name);
  return `${url}?${query}`;
}

/** Returns the address of a small picture that shows what an export will contain. */
export const exportSketchUrl = (
  url: string,
  { shape, show, logo }: Pick<WantedExport, "shape" | "show" | "logo">,
): string => {
  const query = new URLSearchParams({ export: shape, type: "webp", show, w: "320" });
  if (logo !== null) query.set("logo", logo);
  return `${url}?${query}`;
};

const NAMED = /filename\*=UTF-8''([^;]+)/;
const PLAIN = /filename="([^"]*)"/;

/** Returns the file name from the response's Content-Disposition header. */
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
