/** The panels that can lie over the design, with the address of each. */
const PATHS = {
  collection: "/collection",
  made: "/made",
  compare: "/compare",
  looks: "/looks",
  queue: "/queue",
  bottles: "/bottles",
  credits: "/credits",
  settings: "/settings",
  keys: "/settings/keys",
  webhooks: "/settings/webhooks",
  password: "/settings/password",
  email: "/settings/email",
  devices: "/settings/devices",
  data: "/settings/data",
  "sign-out": "/sign-out",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
} as const;

/** These panels open and close like the panels above, but no link can open them, because they have no address. */
const LAYERS = [
  "camera",
  "commands",
  "craft",
  "crop",
  "designs",
  "look",
  "measure",
  "phone",
  "request",
  "shortcuts",
] as const;

export type Panel = keyof typeof PATHS | (typeof LAYERS)[number];

export interface Place {
  /** The id of the design in the address. */
  designId: string | null;
  panel: Panel | null;
  /** The id of the collection's image or of the results that the panel shows. */
  imageId: string | null;
}

const NOWHERE: Place = { designId: null, panel: null, imageId: null };

const isLayer = (word: string | null): word is (typeof LAYERS)[number] =>
  LAYERS.some((layer) => layer === word);

/** The panels whose address names what they show. Without such a name, the last two have nothing to show. */
const NAMING = ["collection", "made", "compare"] as const;

const isAddressed = (panel: Panel): panel is keyof typeof PATHS => panel in PATHS;

/** Returns the place that an address stands for; null if the studio has no such place. */
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
  // Notifications of earlier versions open this address.
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

/** Returns a panel's address; null if it has none, so that the current address stays. */
export function panelPath(panel: Panel, imageId: string | null = null): string | null {
  if (!isAddressed(panel)) return null;
  return imageId === null ? PATHS[panel] : `${PATHS[panel]}/${encodeURIComponent(imageId)}`;
}

/** True for a panel that only leads to another panel. Back skips such a panel. */
export const isPassing = (panel: Panel | null): boolean =>
  panel === "settings" || panel === "commands" || panel === "designs" || panel === "shortcuts";
