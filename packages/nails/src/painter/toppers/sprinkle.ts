import { glitterOf } from "../finishes/glitter.ts";

/**
 * A brush of clear lacquer with some glitter in it, which adds single hexagons and leaves the colour between them
 * unchanged.
 */
export const sprinkle = glitterOf({ filled: [0.1, 0.2, 0.32], dims: 0 });
