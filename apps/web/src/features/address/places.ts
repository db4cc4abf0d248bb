/** The panels that can lie over the design, with their addresses. */
const PATHS = {
  collection: "/collection",
  made: "/made",
  compare: "/compare",
  queue: "/queue",
  credits: "/credits",
  settings: "/settings",
  keys: "/settings/keys",
  webhooks: "/settings/webhooks",
  password: "/settings/password",
  "sign-out": "/sign-out",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
} as const;

/** These panels open and close in the same way, but no link can name them. */
const LAYERS = [
  "camera",
  "commands",
  "craft",
  "crop",
  "designs",
  "look",
  "phone",
  "request",
  "shortcuts",
] as const;

export type Panel = keyof typeof PATHS | (typeof LAYERS)[number];

export interface Place {
  /** The design that the address names. */
  designId: string | null;
  panel: Panel | null;
  /** The image of the collection, or the results, that are shown. */
  imageId: string | null;
}

const NOWHERE: Place = { designId: null, panel: null, imageId: null };

const isLayer = (word: string | null): word is (typeof LAYERS)[number] =>
  LAYERS.some((layer) => layer === word);

/** Panels that show what their address names; the last two show nothing else. */
const NAMING = ["collection", "made", "compare"] as const;

const isAddressed = (panel: Panel): panel is keyof typeof PATHS => panel in PATHS;

/** The place that an address names; null = the studio does not know it. */
export function placeOf({
  path,
  query,
  layer,
}: {
  path: string;
  query: string;
  layer: string | null;
}): Place | null {
  const open: Partial<Place> = isLayer(layer) ? { panel: layer } : {};
  const [first = "", second, ...more] = path.split("/").slice(1).map(decoded);
  // The address that notifications of earlier versions open.
  if (path === "/")
    return { ...NOWHERE, designId: new URLSearchParams(query).get("design"), ...open };
  if (more.length > 0) return null;
  if (first === "designs" && second) return { ...NOWHERE, designId: second, ...open };
  const naming = second && NAMING.find((panel) => panel === first);
  if (naming) return { ...NOWHERE, panel: naming, imageId: second, ...open };
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  const panel = (Object.keys(PATHS) as (keyof typeof PATHS)[]).find((one) => PATHS[one] === bare);
  const isEmpty = panel === "made" || panel === "compare";
  return panel && !isEmpty ? { ...NOWHERE, panel, ...open } : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const designPath = (id: string): string => `/designs/${encodeURIComponent(id)}`;

/** The address of a panel; null = it has none, and the present address stays. */
export function panelPath(panel: Panel, imageId: string | null = null): string | null {
  if (!isAddressed(panel)) return null;
  return imageId === null ? PATHS[panel] : `${PATHS[panel]}/${encodeURIComponent(imageId)}`;
}

/** True for a panel that only leads to another, so that Back skips it. */
export const isPassing = (panel: Panel | null): boolean =>
  panel === "settings" || panel === "commands" || panel === "designs" || panel === "shortcuts";
