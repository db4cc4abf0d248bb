import type { LedgerEntry } from "@lacquer/contracts";

interface Movement {
  kind: LedgerEntry["kind"];
  amount: number;
  reason: string | null;
  /** The job's state and error sentence; null if there is no job. */
  status: string | null;
  error_message: string | null;
}

/** Returns why credits moved, as a sentence for the person whose credits they are. */
export function whyMoved({ kind, amount, reason, status, error_message }: Movement): string {
  switch (kind) {
    case "grant":
      return reason ?? (amount < 0 ? "Guest credits expired." : "Credits from the studio.");
    case "purchase":
      return "Credits bought.";
    case "charge":
      return "Painting started.";
    case "refund":
      if (status === "canceled") return "Canceled before every image was painted.";
      if (status === "failed" && error_message) return error_message;
      return "Some images could not be painted.";
  }
}
