function wave(t: number): number {
  const u = Math.abs((t - Math.floor(t)) * 2 - 1);
  return u * u * (3 - 2 * u);
}

/**
 * Writes into `to` the colour that a thin film or a grating reflects at a phase. A phase of 1 is one turn through the
 * spectrum.
 */
export function spectrum(phase: number, to: Float64Array): void {
  to[0] = wave(phase);
  to[1] = wave(phase + 0.33);
  to[2] = wave(phase + 0.66);
}
