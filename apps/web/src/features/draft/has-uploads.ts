import { anyPhotoUpload } from "./photo/upload-store.ts";
import { anyArriving } from "./references/arriving-references.ts";

/** True while a picture is being sent, or is kept here because it could not be sent. */
export const hasUploads = (): boolean => anyPhotoUpload() || anyArriving();
