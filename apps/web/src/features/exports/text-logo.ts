/** The height of the letters in pixels, large enough to be sharp in the largest export. */
const LETTERS = 160;
const FONT = `600 ${LETTERS}px Inter, system-ui, sans-serif`;
/** The room around the letters, for their shadow. */
const AIR = 40;

/** The longest text that is still readable at a logo's size. */
export const LOGO_TEXT_MAX = 30;

/**
 * Returns the text as a transparent picture: white letters with a dark shadow, which can be read on any photo. Returns
 * null if the browser has no canvas for it.
 */
export async function textLogo(text: string): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.font = FONT;
  canvas.width = Math.ceil(context.measureText(text).width) + 2 * AIR;
  canvas.height = Math.ceil(LETTERS * 1.3) + 2 * AIR;
  // A canvas forgets its font when its size changes.
  context.font = FONT;
  context.textBaseline = "middle";
  context.fillStyle = "#ffffff";
  context.shadowColor = "#000000b0";
  context.shadowBlur = AIR * 0.8;
  context.fillText(text, AIR, canvas.height / 2);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
