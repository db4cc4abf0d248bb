/** Resolves when `work` does, or when the time is up. Rejects if `work` does before. */
export async function waitWithTimeout(work: Promise<unknown>, seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([work, timeIsUp]);
  clearTimeout(timer);
}
