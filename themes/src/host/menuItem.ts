import { LABELS } from "virtual:messages/menu";
import { bundleFor } from "../languages.ts";
import { followed } from "../shared/link/followed.ts";
import { VIEW_ROLES } from "../roles.ts";
import type { Stock, StockValues } from "./stock.ts";

const ID = "nav-item-entities";
const OWN_GROUP = "[data-entity-tokens=group]";
const BELOW_CLIENTS = ["client-scopes", "roles", "users", "groups", "sessions", "events"];

/**
 * Keeps our item in the menu of admins who may see entities. React may render the menu again at
 * any time, so every change of the page or of its address triggers a check.
 */
export function keepMenuItem(stock: Stock): void {
  let isDue = false;
  const soon = () => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        bringUpToDate(stock);
      });
    }
  };
  stock.router.subscribe(soon);
  const app = document.getElementById("app");
  if (app) {
    new MutationObserver(soon).observe(app, { childList: true, subtree: true });
  }
  soon();
}

function bringUpToDate(stock: Stock): void {
  const now = stock.now();
  const present = document.getElementById(ID);
  if (!now?.AccessContext.hasSomeAccess(...VIEW_ROLES)) {
    (present?.closest(OWN_GROUP) ?? present?.closest("li"))?.remove();
    return;
  }
  if (present?.closest(OWN_GROUP) && neighbour() !== undefined) {
    present.closest(OWN_GROUP)?.remove();
  }
  const link = document.getElementById(ID) ?? insert(stock, now);
  if (link === null) {
    return;
  }
  const path = `/${encodeURIComponent(now.RealmContext.realm)}/entities`;
  const label = LABELS[bundleFor(now.WhoAmIContext.whoAmI.locale)].entities;
  const isHere = `${stock.router.state.location.pathname}/`.startsWith(`${path}/`);
  setAttribute(link, "href", stock.router.createHref({ pathname: path, search: "", hash: "" }));
  setAttribute(link, "class", `pf-v5-c-nav__link${isHere ? " pf-m-current" : ""}`);
  if (isHere) {
    setAttribute(link, "aria-current", "page");
  } else {
    link.removeAttribute("aria-current");
  }
  if (link.textContent !== label) {
    link.textContent = label;
  }
}

// Writes only a new value, because every write triggers another check.
function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

function insert(stock: Stock, now: StockValues): HTMLElement | null {
  const link = document.createElement("a");
  link.id = ID;
  link.dataset.testid = ID;
  link.addEventListener("click", (event) => {
    followed(event, () => {
      void stock.router.navigate(decodeURI(link.hash.slice(1)));
    });
  });
  const item = document.createElement("li");
  item.append(link);

  const place = neighbour();
  if (place) {
    place.item[place.side](item);
    return link;
  }
  const group = groupOf(item, LABELS[bundleFor(now.WhoAmIContext.whoAmI.locale)].manage);
  return insertGroup(group) ? link : null;
}

/** The place of our item: below "Clients", or above the next item if "Clients" is hidden. */
function neighbour(): { readonly item: Element; readonly side: "after" | "before" } | undefined {
  const clients = document.getElementById("nav-item-clients")?.closest("li");
  if (clients) {
    return { item: clients, side: "after" };
  }
  const below = BELOW_CLIENTS.map((name) => `#nav-item-${name}`).join();
  const first = document.querySelector(below)?.closest("li");
  return first ? { item: first, side: "before" } : undefined;
}

/** A group "Manage" for admins who see no other item of that group. */
function groupOf(item: HTMLLIElement, title: string): HTMLElement {
  const heading = document.createElement("h2");
  heading.className = "pf-v5-c-nav__section-title";
  heading.id = "nav-group-entities";
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "pf-v5-c-nav__list";
  list.setAttribute("role", "list");
  list.append(item);
  const group = document.createElement("section");
  group.className = "pf-v5-c-nav__section";
  group.setAttribute("aria-labelledby", heading.id);
  group.dataset.entityTokens = "group";
  group.append(heading, list);
  return group;
}

function insertGroup(group: HTMLElement): boolean {
  const menu = document.querySelector(".keycloak__page_nav__nav nav");
  const configure = document.getElementById("nav-item-realm-settings")?.closest("section");
  if (configure) {
    configure.before(group);
  } else {
    menu?.append(group);
  }
  return menu !== null;
}
