/** An error's own words; several tries to connect fail together, with words only inside. */
export function said(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(said).join("; ");
  return error instanceof Error ? error.message : String(error);
}
