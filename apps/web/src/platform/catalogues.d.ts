declare module "*.po" {
  const catalogue: import("./messages.ts").Catalogue;
  export default catalogue;
}
