/** Keeps the text of a select that is as narrow as its text apart from the select's arrow. */
export const ROOM_FOR_ARROW = { paddingInlineEnd: "var(--pf-v5-global--spacer--xl)" } as const;
