const CARD = /^\/card\/([^/]+)\/?$/;

/** True at the address of a salon card, which is a page of its own. */
export const isCardPage = (): boolean => CARD.test(window.location.pathname);

/** The design whose card the address names. */
export const cardDesign = (): string => CARD.exec(window.location.pathname)?.[1] ?? "";

export const cardPath = (designId: string): string => `/card/${encodeURIComponent(designId)}`;
