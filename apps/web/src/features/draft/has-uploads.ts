import { anyPhotoUpload } from "./photo/upload-store.ts";
import { anyArriving } from "./references/arriving-references.ts";

/** Returns true while a picture is being uploaded, or is kept in this browser because its upload failed. */
export const hasUploads = (): boolean => anyPhotoUpload() || anyArriving();
