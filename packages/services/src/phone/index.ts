export { closePhoneLink, createPhoneLink, readPhoneLink } from "./owner-links.ts";
export { admitPhone, openPhoneLink, type PhoneAccess, sendPhonePhoto } from "./phone-photo.ts";
