interface FieldProps {
  id: string;
  label: string;
  name: string;
  type?: "text" | "email" | "password";
  autoComplete: string;
  placeholder?: string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  defaultValue?: string | undefined;
  hint?: string | undefined;
  /** The message about the field's content: see `useFormCheck`. */
  problem?: string | undefined;
}

/** A required field of a form, with its label. */
export function Field({ id, label, hint, problem, type = "text", ...input }: FieldProps) {
  const described = [problem && `${id}problem`, hint && `${id}hint`].filter(Boolean).join(" ");
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        className="field-input"
        id={id}
        type={type}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
      />
      {problem !== undefined && (
        <p className="field-problem" id={`${id}problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
