import { lazy } from "react";

/** Our pages with their paths in a realm. The browser loads a page when it is first opened. */
export const PAGES = [
  { path: "/entities", page: lazy(() => import("./entities/EntitiesPage.tsx")) },
  { path: "/entities/new", page: lazy(() => import("./entities/NewEntityPage.tsx")) },
  { path: "/entities/:id/:tab?", page: lazy(() => import("./entities/EntityPage.tsx")) },
] as const;
