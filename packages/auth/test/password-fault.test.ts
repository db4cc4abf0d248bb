import { expect, test } from "vitest";
import { isCommonPassword } from "../src/passwords/common-passwords.ts";
import { passwordFault } from "../src/passwords/password-fault.ts";

const OWNER = { email: "Nora.Lindqvist@polish-salon.example", name: "Nora Lindqvist" };

test.each([
  ["password", "password_too_common"],
  ["PASSWORD", "password_too_common"],
  ["Password1!", "password_too_common"],
  ["12345678", "password_too_common"],
  ["qwertyuiop", "password_too_common"],
  ["  iloveyou  ", "password_too_common"],
  ["ｐａｓｓｗｏｒｄ", "password_too_common"],
  ["nora.lindqvist@polish-salon.example", "password_too_personal"],
  ["nora.lindqvist", "password_too_personal"],
  ["Nora Lindqvist", "password_too_personal"],
  ["lindqvist2026", "password_too_personal"],
  ["noranora", "password_too_personal"],
  ["lacquer!", "password_too_personal"],
  ["Lacquer2026!!", "password_too_personal"],
  ["lacquer-studio-nails", "password_too_personal"],
])("the password %s is refused", (password, fault) => {
  expect(passwordFault(password, OWNER)).toBe(fault);
});

test.each([
  "plum otter seven lanterns",
  "kT7#vvq2Lm",
  "the lacquer dries slowly",
  "48159026371548",
  "日本語のパスワード",
])("the password %s is accepted", (password) => {
  expect(passwordFault(password, OWNER)).toBeNull();
});

test("the list holds common passwords of the accepted length, and no shorter ones", () => {
  expect(["sunshine", "trustno1", "liverpool", "qwerty123"].every(isCommonPassword)).toBe(true);
  expect(isCommonPassword("123456")).toBe(false);
});
