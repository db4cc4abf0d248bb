import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SmallPicture } from "../../src/ui/SmallPicture.tsx";

const ID = "0198a5c2-0000-7000-8000-000000000000";
const shown = (url: string) => renderToStaticMarkup(<SmallPicture url={url} sizes="96px" />);

test.each([`/files/uploads/${ID}`, `/files/results/${ID}/0`])(
  "%s is shown as a thumbnail in the widths that the server makes",
  (url) => {
    const html = shown(url);
    expect(html).toContain(`src="${url}?w=320"`);
    expect(html).toContain(`${url}?w=320 320w, ${url}?w=640 640w, ${url}?w=1280 1280w`);
    expect(html).toContain('sizes="96px"');
  },
);

test.each([`/files/previews/${ID}/${ID}`, "blob:http://localhost/1", "data:image/png;base64,AA=="])(
  "%s is shown in its own size",
  (url) => {
    expect(shown(url)).toContain(`src="${url}"`);
    expect(shown(url)).not.toContain("srcSet");
  },
);
