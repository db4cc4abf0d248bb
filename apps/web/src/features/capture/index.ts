export { Capture } from "./Capture.tsx";
export { isPhonePage, PhonePage } from "./phone/phone-page-part.ts";
