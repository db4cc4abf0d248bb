import type { CreateJobBody, DescribedPainting } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, plural, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { capitalized, nameOf } from "../names/index.ts";
import { type SentPicture, SentPictures } from "./SentPictures.tsx";
import styles from "./request-sheet.module.css";

const GROUNDS: Record<DescribedPainting["ground"], MessageDescriptor> = {
  photo: msg`Painted on the marked nails of your photo.`,
  "photo-display": msg`No nail is marked, so the design is painted on a salon card in front of your photo.`,
  hand: msg`Without a photo it is painted on the hand you see.`,
};

/** The names of settings and details. */
const SPOKEN: Partial<Record<string, MessageDescriptor>> = {
  baseColor: msg`Base colour`,
  accentColor: msg`Accent colour`,
  nailShape: msg`Nail shape`,
  nailLength: msg`Nail length`,
  patternType: msg`Pattern type`,
  styleVibe: msg`Style vibe`,
  finish: msg({ message: "Finish", comment: "of a nail polish: glossy, matte, chrome …" }),
  topper: msg({ message: "Topper", comment: "a sheer polish painted over the finish" }),
  texture: msg`Texture`,
  line: msg`Fine lines`,
  foil: msg`Flakes of foil`,
  dot: msg`A dot`,
  gems: msg`Gems`,
  pearls: msg`Pearls`,
  studs: msg({ message: "Studs", comment: "small metal studs on a nail" }),
  confetti: msg`Confetti`,
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
    ...one(t`Your photo`, body.originalImage),
    ...one(t`Your drawing`, body.drawingImageUrl).map((sent) => ({ ...sent, isDrawing: true })),
    ...(body.selectedDesignImages ?? []).flatMap((url, index) =>
      one(
        weights[index] === undefined ? t`Reference` : t`Reference, ${{ weight: weights[index] }} %`,
        url,
      ),
    ),
    ...(body.nails ?? []).flatMap(({ design }, index) => [
      ...one(t`Reference for nail ${{ number: index + 1 }}`, design?.referenceImageUrl),
      ...(design?.placed ?? []).flatMap(({ imageUrl }) =>
        one(t`Decal on nail ${{ number: index + 1 }}`, imageUrl),
      ),
    ]),
  ];
}

/** Shows the input of the built-in renderer, and the words that the renderer understands. */
export function PaintingDetails({ painting, body }: PaintingDetailsProps) {
  const { words, changes, details, nails, ground } = painting;
  const inEachImage = plural(nails, {
    one: "One nail in each image.",
    other: "# nails in each image.",
  });
  const hasPrompt = (body.prompt ?? "").trim() !== "";
  return (
    <>
      <p>
        {`${t`Painted here, by the built-in renderer: nothing leaves this studio.`} ${i18n._(GROUNDS[ground])} ${inEachImage}`}
      </p>
      <SentPictures
        pictures={picturesOf(body)}
        none={t`None: the settings and words alone decide.`}
      />
      <section aria-labelledby="request-understood">
        <h3 id="request-understood" className={styles.heading}>
          {t`What the renderer understands of your words`}
        </h3>
        {words.length === 0 ? (
          <p className={styles.soft}>
            {hasPrompt
              ? t`Your words name no colour, finish, pattern, shape or mood that the renderer knows, so the settings alone decide.`
              : t`There are no words, so the settings alone decide.`}
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
            {t`What your words change`}
          </h3>
          <ul className={styles.changes}>
            {changes.map(({ setting, value }) => (
              <li key={setting}>{`${spoken(setting)}: ${nameOf(value)}`}</li>
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

function spoken(name: string): string {
  const known = SPOKEN[name];
  return known ? i18n._(known) : capitalized(nameOf(name));
}
