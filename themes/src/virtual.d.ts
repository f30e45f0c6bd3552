declare module "virtual:messages/menu" {
  export const LABELS: Readonly<
    Record<
      import("./languages.ts").Language,
      Readonly<Record<"entities" | "manage" | "unknownConsole" | "closeNotice", string>>
    >
  >;
}

declare module "virtual:messages/*" {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
