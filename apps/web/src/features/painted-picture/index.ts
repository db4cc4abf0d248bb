export { paintPicture } from "./paint-picture.ts";
