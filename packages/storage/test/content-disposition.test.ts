import { expect, test } from "vitest";
import { contentDisposition, safeFileName } from "../src/index.ts";

test.each([
  ["Oval, glossy", "Oval, glossy"],
  ["  Anna’s wedding  ", "Anna’s wedding"],
  ["../../etc/passwd", "etc passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ['a"b\r\nSet-Cookie: x=1', "a b Set-Cookie x=1"],
  ["photo\u202Egpj.exe", "photo gpj.exe"],
  ["con", "con design"],
  ["ends with dots...", "ends with dots"],
  ["lone \uD800 half", "lone half"],
  ["Ногти 💅", "Ногти 💅"],
  ["...", null],
  ["\u200B\n", null],
])("the name %j is saved as %j", (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test("a long name is cut between letters, never within one", () => {
  expect(safeFileName("💅".repeat(300))).toBe("💅".repeat(100));
});

test.each([
  ["Oval, glossy.jpg", 'attachment; filename="Oval, glossy.jpg"'],
  ["look 1.webp", 'attachment; filename="look 1.webp"'],
  [
    "Crème brûlée.png",
    "attachment; filename=\"Creme brulee.png\"; filename*=UTF-8''Cr%C3%A8me%20br%C3%BBl%C3%A9e.png",
  ],
  [
    "it's (2) 100%.jpg",
    "attachment; filename=\"it's (2) 100_.jpg\"; filename*=UTF-8''it%27s%20%282%29%20100%25.jpg",
  ],
  ["爪.jpg", "attachment; filename=\"_.jpg\"; filename*=UTF-8''%E7%88%AA.jpg"],
])("%s fits into a header", (name, header) => {
  expect(contentDisposition("attachment", name)).toBe(header);
  expect(header).toMatch(/^[\x20-\x7E]+$/);
});
