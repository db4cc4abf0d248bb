/** Returns whether a dropped file may be a look. Its content is checked when it is opened. */
export const isLookFile = ({ name }: File): boolean => /\.json$/i.test(name);
