import { lazy, type ComponentType, type LazyExoticComponent } from "react";

interface OurPage {
  /** The page's paths in a realm; a page with several of them shows a tab for each. */
  readonly paths: readonly [string, ...string[]];
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Our pages. The browser loads a page when it is first opened. */
export const PAGES: readonly OurPage[] = [
  {
    // The id of an entity is a UUID, so that no entity has one of these paths.
    paths: ["/entities", "/entities/all-tokens", "/entities/policy"],
    page: lazy(() => import("./entities/EntitiesPage.tsx")),
  },
  { paths: ["/entities/new"], page: lazy(() => import("./entities/NewEntityPage.tsx")) },
  {
    paths: ["/entities/:id/tokens/:tokenId/:tab?"],
    page: lazy(() => import("./tokens/page/TokenPage.tsx")),
  },
  { paths: ["/entities/:id/:tab?"], page: lazy(() => import("./entities/EntityPage.tsx")) },
];
