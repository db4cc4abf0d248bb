import { t } from "@lingui/core/macro";
import { trpc } from "../../api/trpc.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { placeOf } from "./result-place.ts";
import styles from "./hand-switch.module.css";

interface HandSwitchProps {
  image: string;
  onShow: (image: string) => void;
}

const sides = () => [
  { value: "own", label: t`Your hand`, name: t`Your own hand with the new nails` },
  {
    value: "raw",
    label: t({ message: "As received", comment: "The picture as the image service made it." }),
    name: t`The whole picture as the image service made it`,
  },
];

/**
 * For a picture by an image service, shows how much the service changed the hand, and a switch between its own picture
 * and the composite hand. Renders nothing for a picture without a composite hand.
 */
export function HandSwitch({ image, onShow }: HandSwitchProps) {
  const place = placeOf(image);
  const hands = trpc.jobs.hands.useQuery(
    { jobId: place?.jobId ?? "" },
    { enabled: place !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const hand = hands.data?.find(({ imageIndex }) => imageIndex === place?.imageIndex);
  if (!place || !hand) return null;
  const share = shareWords(hand.handChange);
  return (
    <div className={styles.handSwitch} data-floating>
      <Segmented
        className={styles.sides}
        label={t`Which picture`}
        value={place.isRaw ? "raw" : "own"}
        options={sides()}
        onChange={(side) => onShow(side === "raw" ? hand.rawImageUrl : place.url)}
      />
      <p className={`${styles.words} tabular`}>
        {place.isRaw
          ? t`The picture as it was made: ${share} of the hand differs from your photo.`
          : t`The hand of your photo with only the nails replaced, because the image service changed ${share} of the hand.`}
      </p>
    </div>
  );
}

function shareWords(change: number): string {
  if (change < 1) return t`under 1 %`;
  const amount = Math.round(change);
  return t`${amount} %`;
}
