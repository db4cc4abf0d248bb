import type { Look, Skin } from "@lacquer/contracts";
import { type RefObject, useEffect, useRef, useState } from "react";
import { paintLook } from "./paint-look.ts";

/** A picture of this width is sharp in two columns on a phone. */
const WIDTH = 400;

const painted = new Map<string, HTMLCanvasElement>();
/**
 * The queue of pictures to paint. They are painted one after another, so that a picture in sight does not have to wait
 * for all others.
 */
let line: Promise<unknown> = Promise.resolve();

function draw(canvas: HTMLCanvasElement, picture: HTMLCanvasElement): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
}

/** Paints a look on the canvas when it comes into sight. Returns whether the picture is there. */
export function useLookPicture(
  look: Look,
  skin: Skin,
): { canvas: RefObject<HTMLCanvasElement | null>; isPainted: boolean } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = `${skin} ${look.name}`;
  const [shown, setShown] = useState("");

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const show = (picture: HTMLCanvasElement) => {
      draw(element, picture);
      setShown(key);
    };
    const kept = painted.get(key);
    if (kept) return show(kept);
    const stop = new AbortController();
    const paint = async () => {
      if (stop.signal.aborted) return;
      const picture = await paintLook(look, { width: WIDTH, skin, signal: stop.signal });
      painted.set(key, picture);
      show(picture);
    };
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      // If a picture cannot be painted, its place stays empty. The look's name is still shown below.
      line = line.then(paint).catch(() => undefined);
    });
    watcher.observe(element);
    return () => {
      stop.abort();
      watcher.disconnect();
    };
  }, [look, skin, key]);

  return { canvas, isPainted: shown === key };
}
