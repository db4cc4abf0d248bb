import { Component, type ReactNode } from "react";
import { reportClientError } from "../api/client-errors.ts";
import styles from "./studio.module.css";

interface ErrorBoundaryProps {
  /** The part that stopped, as the start of a sentence. */
  what: string;
  children: ReactNode;
}

/** Keeps a fault in one part of the studio from breaking the rest, and offers a way back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown) {
    reportClientError(error);
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className={styles.fault} role="alert">
        <p>
          {`${this.props.what} stopped working. Your designs are saved, and painting continues.`}
        </p>
        <button
          className="button"
          type="button"
          onClick={() => this.setState({ hasFailed: false })}
        >
          Try again
        </button>
        <button
          className="button button-quiet"
          type="button"
          onClick={() => window.location.reload()}
        >
          Load the studio again
        </button>
      </div>
    );
  }
}
