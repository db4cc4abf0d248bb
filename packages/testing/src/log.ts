/** Returns a log that keeps its lines in memory, so that a test can read them. */
export function createMemoryLog() {
  const lines: { level: string; fields: object; message: string }[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: write("info"), warn: write("warn"), error: write("error") };
}
