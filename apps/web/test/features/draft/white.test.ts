import { beforeEach, expect, test } from "vitest";
import {
  changeWhiteBalance,
  changeWhitePoint,
  withoutWhite,
} from "../../../src/features/draft/index.ts";
import { placePhoto } from "../../../src/features/draft/photo/photo-upload.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

const photo = { url: "/files/a", width: 800, height: 600 };
let id = "";
const settings = () => {
  const found = useTabsStore.getState().tabs.find((tab) => tab.id === id)?.designSettings;
  if (!found) throw new Error("The design is gone.");
  return found;
};

beforeEach(() => {
  id = useTabsStore.getState().addTab({ originalImage: photo });
});

test("a white that was tapped takes the place of the guessed one, and undo brings that back", () => {
  changeWhiteBalance(id, "auto");
  changeWhitePoint(id, "#E6D0A0");
  expect(settings()).toMatchObject({ whitePoint: "#E6D0A0" });
  expect(settings()).not.toHaveProperty("whiteBalance");
  useTabsStore.getState().walkHistory(id, -1);
  expect(settings()).toMatchObject({ whiteBalance: "auto" });
  expect(settings()).not.toHaveProperty("whitePoint");
});

test("the choice of the guessed white, or of the photo as taken, ends the tapped one", () => {
  changeWhitePoint(id, "#E6D0A0");
  changeWhiteBalance(id, "photo");
  expect(settings()).not.toHaveProperty("whitePoint");
});

test("another photo has another white", () => {
  changeWhitePoint(id, "#E6D0A0");
  placePhoto(id, { ...photo, url: "/files/b" });
  expect(settings()).not.toHaveProperty("whitePoint");
  const other = { ...settings(), whitePoint: "#E6D0A0", whiteBalance: "auto" as const };
  expect(withoutWhite({ designSettings: other }).designSettings).toEqual({
    ...settings(),
    whiteBalance: "auto",
  });
});
