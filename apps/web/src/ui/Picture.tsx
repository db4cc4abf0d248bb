import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<"img">, "crossOrigin" | "alt"> & { alt: string };

/**
 * A picture whose pixels are read later, or whose address is fetched later. The browser requests it in the same way as
 * fetch does. Otherwise it would cache a bucket's response without permission to read the pixels, and later reads would
 * fail. If the bucket gives no permission at all, the picture is still shown.
 */
export function Picture({ src, alt, onError, ...rest }: Props) {
  const [refused, setRefused] = useState<string | undefined>();
  const isRefused = src !== undefined && src === refused;
  return (
    <img
      {...rest}
      src={src}
      alt={alt}
      {...(isRefused ? {} : { crossOrigin: "anonymous" })}
      onError={(event) => {
        if (isRefused) onError?.(event);
        else setRefused(src);
      }}
    />
  );
}
