import type { Kernel } from "./wasm-kernel.ts";

/**
 * Computes the same as the kernel in `wasm-kernel.ts`, up to rounding, in plain loops for browsers without WebAssembly.
 */
export function plainKernel(bytes: number): { kernel: Kernel; numbers: Float32Array } {
  const numbers = new Float32Array(Math.ceil(bytes / 4));
  const at = (index: number) => numbers[index] as number;
  const kernel: Kernel = (
    input,
    weights,
    output,
    pixelStep,
    outputStep,
    inputs,
    rowStep,
    tapStep,
    taps,
    floor,
  ) => {
    for (let pixel = 0; pixel < 8; pixel++) {
      const first = (input + pixel * pixelStep) >> 2;
      let w = weights >> 2;
      let [a, b, c, d] = [at(w), at(w + 1), at(w + 2), at(w + 3)];
      w += 4;
      for (let row = 0; row < taps; row++) {
        for (let tap = 0; tap < taps; tap++) {
          const from = first + ((row * rowStep + tap * tapStep) >> 2);
          for (let i = from; i < from + inputs; i++, w += 4) {
            const value = numbers[i] as number;
            a += value * (numbers[w] as number);
            b += value * (numbers[w + 1] as number);
            c += value * (numbers[w + 2] as number);
            d += value * (numbers[w + 3] as number);
          }
        }
      }
      const to = (output + pixel * outputStep) >> 2;
      numbers[to] = Math.max(floor, a);
      numbers[to + 1] = Math.max(floor, b);
      numbers[to + 2] = Math.max(floor, c);
      numbers[to + 3] = Math.max(floor, d);
    }
  };
  return { kernel, numbers };
}
