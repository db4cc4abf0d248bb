/** Resolves when `work` did, or when the time is up; rejects when `work` did before. */
export async function waitWithTimeout(work: Promise<unknown>, seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([work, timeIsUp]);
  clearTimeout(timer);
}
