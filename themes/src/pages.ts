import { lazy } from "react";

/** Our pages, by their addresses within a realm. Loaded when first opened. */
export const PAGES = [
  { path: "/entities", page: lazy(() => import("./entities/EntitiesPage.tsx")) },
  { path: "/entities/new", page: lazy(() => import("./entities/NewEntityPage.tsx")) },
  { path: "/entities/:id/:tab?", page: lazy(() => import("./entities/EntityPage.tsx")) },
] as const;
