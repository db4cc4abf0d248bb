import "./wordmark.css";

/** The name, as it is always written. */
export function Wordmark({ className = "" }: { className?: string }) {
  return (
    <p className={`wordmark ${className}`}>
      Lacquer<span className="wordmark-stop">.</span>
    </p>
  );
}
