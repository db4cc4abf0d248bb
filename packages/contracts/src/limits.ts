import { z } from "zod";

/** This file contains the limits that the browser shows and the server enforces. */

export const PROMPT_MAX = 1_000;
export const REFERENCES_MAX = 8;
export const NAILS_MAX = 10;
/** The maximum number of things on one nail, and the range of a thing's size as a multiple of the nail's width. */
export const THINGS_MAX = 60;
export const THING_SIZE_MIN = 0.02;
export const THING_SIZE_MAX = 2;
/**
 * The maximum number of different pictures that a design's decals may use. A worker holds all of them in memory at
 * once.
 */
export const DECAL_PICTURES_MAX = 16;
export const IMAGES_MAX = 4;
export const IMAGES_DEFAULT = 1;
export const TAB_ID_MAX = 64;
/**
 * The maximum number of seconds that a new job may wait before it can be claimed. During this time, a press of Generate
 * can be taken back.
 */
export const GRACE_SECONDS_MAX = 10;
/** The maximum number of bytes of a job's draft as JSON. The studio uses the draft to open the design again. */
export const DRAFT_BYTES_MAX = 256 * 1024;
export const IDEMPOTENCY_KEY_MAX = 255;
/** The maximum number of bytes in one uploaded file. */
export const UPLOAD_BYTES_MAX = 10 * 1024 * 1024;
/** The maximum number of pixels in one uploaded picture, before it is scaled down. */
export const UPLOAD_PIXELS_MAX = 40_000_000;
/** The maximum length, in pixels, of the longer side of an uploaded picture, before it is scaled down. */
export const UPLOAD_SOURCE_SIDE_MAX = 16_384;
/**
 * The maximum length, in pixels, of the longer side of a stored picture. For a photo, this limits only the working
 * copy.
 */
export const UPLOAD_SIDE_MAX = 2_048;
/** The maximum number of pixels in a stored photo: 12 megapixels, as phones count them (4,032 × 3,024). */
export const PHOTO_PIXELS_MAX = 12_192_768;
/** The maximum length, in pixels, of the longer side of a stored photo: the most that screens and canvases support. */
const PHOTO_SIDE_MAX = 8_192;

/** Returns the factor by which a photo of this size is scaled down before it is stored; 1 = not scaled. */
export const keptPhotoScale = ({ width, height }: { width: number; height: number }): number =>
  Math.min(
    1,
    Math.sqrt(PHOTO_PIXELS_MAX / (width * height)),
    PHOTO_SIDE_MAX / Math.max(width, height),
  );
/**
 * The maximum number of uploads that one call may report as still needed. The drafts in one browser never use this
 * many.
 */
export const UPLOADS_TOUCHED_MAX = 500;
/** The maximum number of bytes in the JSON body that creates a job. The body may contain pictures as data: urls. */
export const CREATE_BODY_MAX = 32 * 1024 * 1024;
export const CREDITS_PER_IMAGE = 1;
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
export const LIST_LIMIT_MAX = 100;
/** The maximum number of jobs in the list of a design's versions. */
export const VERSIONS_MAX = 100;

/** Checks the requested number of rows on a page. If no number is given, the page has `usual` rows. */
export const pageSize = (usual: number) => z.int().min(1).max(LIST_LIMIT_MAX).default(usual);

/** Does the same as `pageSize`, for a number that arrives as text in a URL. */
export const pageSizeInQuery = (usual: number) =>
  z.coerce.number<number>().int().min(1).max(LIST_LIMIT_MAX).default(usual);

/** The maximum length, in characters, of a search for images in the collection. */
export const DESIGN_SEARCH_MAX = 100;

/** The maximum number of designs that one call may remove from the collection by their ids. */
export const DESIGNS_REMOVED_MAX = 500;

/** The thumbnail widths, in pixels, that `/files` serves with `?w=`. */
export const THUMBNAIL_WIDTHS = [320, 640, 1280] as const;

/** The minutes within which a phone must scan a code and send its photo. */
export const PHONE_LINK_MINUTES = 10;
/** The maximum number of links that one user may have; one more link replaces the oldest. */
export const PHONE_LINKS_MAX = 10;
/**
 * The maximum number of requests per minute that a phone may make with one link. The phone regularly checks whether its
 * link is still open.
 */
export const PHONE_TRIES_PER_MINUTE = 60;
/**
 * The header in which a phone sends the token of its link. The token is not in the address, because servers on the way
 * log addresses.
 */
export const PHONE_LINK_HEADER = "x-phone-link";

/** Every look file contains the name and the version of its format. */
export const LOOK_FORMAT = "lacquer-look";
export const LOOK_VERSION = 1;
/** The maximum number of characters in a look file. */
export const LOOK_FILE_MAX = 4 * 1024 * 1024;
/** The maximum number of characters in each of a look's pictures, which are thumbnails. */
export const LOOK_PICTURE_MAX = 128 * 1024;
export const LOOK_NAME_MAX = 60;
/** The maximum numbers of layers on one nail of a look, of strokes in a layer, and of points in a stroke. */
export const LOOK_LAYERS_MAX = 60;
export const LOOK_STROKES_MAX = 2_000;
export const LOOK_POINTS_MAX = 5_000;
