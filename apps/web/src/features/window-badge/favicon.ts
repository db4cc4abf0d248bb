const SIDE = 64;

interface Badge {
  isRunning: boolean;
  /** The number of designs that finished and were not seen yet. */
  finished: number;
}

/** The browser's tab strip follows the system's theme and not the studio's. */
const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

function linkElement(): HTMLLinkElement | null {
  return document.querySelector<HTMLLinkElement>('link[rel="icon"]');
}

let plain: { href: string; type: string } | null = null;
/** Counts the requested icons, so that an icon that loads late does not replace a newer one. */
let latest = 0;

/**
 * Adds a ring (a design is running) and a dot (a design has finished) to the window's icon. Shows the plain icon if
 * neither applies.
 */
export function drawFavicon({ isRunning, finished }: Badge): void {
  const link = linkElement();
  if (!link) return;
  // Reads the attribute and not the property, because the property would return an absolute address for the plain icon.
  plain ??= { href: link.getAttribute("href") ?? "", type: link.type };
  latest += 1;
  const mine = latest;
  if (!isRunning && finished === 0) {
    link.type = plain.type;
    link.href = plain.href;
    return;
  }
  const image = new Image();
  image.addEventListener("load", () => {
    if (mine !== latest) return;
    const href = paint(image, isRunning, finished > 0);
    if (!href) return;
    link.type = "image/png";
    link.href = href;
  });
  image.src = plain.href;
}

function paint(drop: HTMLImageElement, isRunning: boolean, isFinished: boolean): string | null {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const inset = isRunning ? 11 : 0;
  context.drawImage(drop, inset, inset, SIDE - 2 * inset, SIDE - 2 * inset);
  if (isRunning) {
    ring(context, isDark() ? "#5a4742" : "#e6dccf", 2 * Math.PI);
    ring(context, isDark() ? "#e2513f" : "#b3202f", 1.5 * Math.PI);
  }
  if (isFinished) {
    disc(context, 17, isDark() ? "#141010" : "#fbf8f3");
    disc(context, 13, isDark() ? "#7cc4a0" : "#2f6b4f");
  }
  return canvas.toDataURL("image/png");
}

function ring(context: CanvasRenderingContext2D, color: string, angle: number): void {
  const start = -Math.PI / 2;
  context.beginPath();
  context.arc(SIDE / 2, SIDE / 2, SIDE / 2 - 4, start, start + angle);
  context.lineWidth = 7;
  context.lineCap = "round";
  context.strokeStyle = color;
  context.stroke();
}

function disc(context: CanvasRenderingContext2D, radius: number, color: string): void {
  context.beginPath();
  context.arc(SIDE - 17, SIDE - 17, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}
