interface FieldProps {
  id: string;
  label: string;
  name: string;
  type?: "text" | "email" | "password";
  autoComplete: string;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  hint?: string | undefined;
}

/** A labelled field of a form that has to be filled in. */
export function Field({ id, label, hint, type = "text", ...input }: FieldProps) {
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
        aria-describedby={hint ? `${id}hint` : undefined}
      />
      {hint && (
        <p className="field-hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
