import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<"img">, "crossOrigin" | "alt"> & { alt: string };

/**
 * A picture whose pixels are read too, or whose address is fetched later. It is asked for as a fetch asks, because a
 * bucket's answer to anything else lies in the browser's cache without leave to be read, and spoils what comes after.
 * Where the bucket gives no leave at all the picture is shown all the same.
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
