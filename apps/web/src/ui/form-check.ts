import { t } from "@lingui/core/macro";
import { type FormEvent, useState } from "react";

const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Returns what is wrong with a field's content, in a sentence; null if nothing is. */
export function problemOf({
  value,
  type,
  required,
  minLength,
}: Pick<HTMLInputElement, "value" | "type" | "required" | "minLength">): string | null {
  const text = type === "password" ? value : value.trim();
  if (text === "") return required ? t`Fill this in.` : null;
  if (type === "email" && !E_MAIL.test(text))
    return t`This is not an e-mail address yet: it needs a name, an @ and a domain.`;
  if (minLength > 0 && text.length < minLength)
    return t`This is too short: at least ${minLength} characters.`;
  return null;
}

/**
 * Checks a form and shows our own messages at the fields. Spread `form` over the form element, which turns off the
 * browser's own messages.
 */
export function useFormCheck() {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  /** Returns true if the whole form can be sent; otherwise moves the focus to the first wrong field. */
  function check(form: HTMLFormElement): boolean {
    const fields = [...form.elements].filter((one) => one instanceof HTMLInputElement);
    const wrong = fields.flatMap((field) => {
      const problem = problemOf(field);
      return problem === null ? [] : [{ field, problem }];
    });
    setProblems(Object.fromEntries(wrong.map(({ field, problem }) => [field.name, problem])));
    wrong[0]?.field.focus();
    return wrong.length === 0;
  }

  const form = {
    noValidate: true,
    // The message disappears as soon as the user changes the field.
    onInput({ target }: FormEvent<HTMLFormElement>) {
      if (!(target instanceof HTMLInputElement) || !(target.name in problems)) return;
      const { [target.name]: _mended, ...rest } = problems;
      setProblems(rest);
    },
  };
  return { problems, check, form };
}
