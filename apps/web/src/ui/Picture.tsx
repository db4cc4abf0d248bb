import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<"img">, "crossOrigin" | "alt"> & { alt: string };

/**
 * A picture whose pixels are also read, or whose address is fetched later. It is requested the way fetch does it;
 * otherwise a bucket's answer is cached without permission to read its pixels, which spoils later reads. If the
 * bucket gives no permission at all, the picture is still shown.
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
