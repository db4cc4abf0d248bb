import type { CreateJobBody, DescribedPainting } from "@lacquer/contracts";
import { type SentPicture, SentPictures } from "./SentPictures.tsx";
import styles from "./request-sheet.module.css";

const GROUNDS: Record<DescribedPainting["ground"], string> = {
  photo: "Painted on the marked nails of your photo.",
  "photo-display":
    "No nail is marked, so the design is painted on a salon card in front of your photo.",
  hand: "Without a photo it is painted on the hand you see.",
};

/** Replaces words of the built-in renderer that designers would not understand. */
const SPOKEN: Record<string, string> = {
  baseColor: "Base colour",
  accentColor: "Accent colour",
  line: "Fine lines",
  foil: "Flakes of foil",
  dot: "A dot",
};

interface PaintingDetailsProps {
  painting: DescribedPainting;
  /** The request that Generate would send. */
  body: CreateJobBody;
}

/** Returns the pictures of a request, in the order in which the built-in renderer uses them. */
function picturesOf(body: CreateJobBody): SentPicture[] {
  const one = (name: string, url: string | null | undefined): SentPicture[] =>
    url ? [{ name, url, says: null }] : [];
  const weights = body.influenceWeights?.references ?? [];
  return [
    ...one("Your photo", body.originalImage),
    ...one("Your drawing", body.drawingImageUrl).map((sent) => ({ ...sent, isDrawing: true })),
    ...(body.selectedDesignImages ?? []).flatMap((url, index) =>
      one(weights[index] === undefined ? "Reference" : `Reference, ${weights[index]} %`, url),
    ),
    ...(body.nails ?? []).flatMap(({ design }, index) => [
      ...one(`Reference for nail ${index + 1}`, design?.referenceImageUrl),
      ...(design?.placed ?? []).flatMap(({ imageUrl }) =>
        one(`Decal on nail ${index + 1}`, imageUrl),
      ),
    ]),
  ];
}

/** Shows the input of the built-in renderer, and the words that the renderer understands. */
export function PaintingDetails({ painting, body }: PaintingDetailsProps) {
  const { words, changes, details, nails, ground } = painting;
  const hasPrompt = (body.prompt ?? "").trim() !== "";
  return (
    <>
      <p>
        {`Painted here, by the built-in renderer: nothing leaves this studio. ${GROUNDS[ground]} ${nails === 1 ? "One nail" : `${nails} nails`} in each image.`}
      </p>
      <SentPictures pictures={picturesOf(body)} none="None: the settings and words alone decide." />
      <section aria-labelledby="request-understood">
        <h3 id="request-understood" className={styles.heading}>
          What it understands of your words
        </h3>
        {words.length === 0 ? (
          <p className={styles.soft}>
            {hasPrompt
              ? "Your words name no colour, finish, pattern, shape or mood that it knows, so the settings alone decide."
              : "There are no words, so the settings alone decide."}
          </p>
        ) : (
          <ul className={styles.chips}>
            {words.map((word) => (
              <li key={word} className={styles.chip}>
                {word}
              </li>
            ))}
          </ul>
        )}
      </section>
      {changes.length + details.length > 0 && (
        <section aria-labelledby="request-changes">
          <h3 id="request-changes" className={styles.heading}>
            What they change
          </h3>
          <ul className={styles.changes}>
            {changes.map(({ setting, value }) => (
              <li key={setting}>{`${spoken(setting)}: ${value}`}</li>
            ))}
            {details.map((detail) => (
              <li key={detail}>{spoken(detail)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Returns "Nail shape" for "nailShape". */
function spoken(name: string): string {
  const known = SPOKEN[name];
  if (known) return known;
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
