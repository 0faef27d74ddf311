// The scenes: one row per place in the CRM. `location` is the manifest's area, `page` the page code of getWidgetsArea,
// `area` what system().area says, `path` what the address shows, `calls` the callbacks of the place after the common three.
// The bar reads the same table. Pure data.
const W = "{code}";

// biome-ignore format: a row per scene reads as a table
export const SCENES = [
  { id: "lead", group: "cards", location: "lcard", page: "leads_card", area: "lcard", entity: "leads", path: "/leads/detail/31054", calls: [] },
  { id: "contact", group: "cards", location: "ccard", page: "contacts_card", area: "ccard", entity: "contacts", path: "/contacts/detail/48211", calls: [] },
  { id: "company", group: "cards", location: "comcard", page: "companies_card", area: "comcard", entity: "companies", path: "/companies/detail/52001", calls: [] },
  { id: "customer", group: "cards", location: "cucard", page: "customers_card", area: "cucard", entity: "customers", path: "/customers/detail/61001", calls: [] },
  { id: "tab", group: "cards", location: "card_sdk", page: "leads_card", area: "lcard", entity: "leads", path: "/leads/detail/31054", calls: ["loadPreloadedData", "loadElements", "searchDataInCard", "linkCard"] },
  { id: "leads", group: "lists", location: "llist", page: "leads", area: "llist", entity: "leads", path: "/leads/list/", calls: ["leads.selected"] },
  { id: "contacts", group: "lists", location: "clist", page: "contacts", area: "clist", entity: "contacts", path: "/contacts/list/", calls: ["contacts.selected"] },
  { id: "companies", group: "lists", location: "clist", page: "companies", area: "clist", entity: "companies", path: "/companies/list/", calls: ["companies.selected"] },
  { id: "customers", group: "lists", location: "culist", page: "customers", area: "culist", entity: "customers", path: "/customers/list/", calls: ["customers.selected"] },
  { id: "tasks", group: "lists", location: "tlist", page: "todo", area: "tlist", entity: "todo", path: "/todo/list/", calls: ["todo.selected"] },
  { id: "settings", group: "settings", location: "settings", page: "widgetsSettings", area: "settings", entity: "settings", path: "/settings/widgets/", calls: ["settings", "onSave", "onInstall"] },
  { id: "advanced", group: "settings", location: "advanced_settings", page: `advanced-settings:${W}`, area: "advanced_settings", entity: "settings", path: `/settings/widgets/${W}/`, calls: ["advancedSettings"] },
  { id: "pipeline", group: "pipelines", location: "digital_pipeline", page: "leads-pipeline", area: "digital_pipeline", entity: "leads", path: "/leads/pipeline/2001/?skip_filter=Y", calls: ["dpSettings"] },
  { id: "sources", group: "pipelines", location: "lead_sources", page: "leads-pipeline", area: "lead_sources", entity: "leads", path: "/leads/pipeline/2001/", calls: ["onAddAsSource"] },
  { id: "salesbot", group: "pipelines", location: "salesbot_designer", page: "settings-communications", area: "salesbot_designer", entity: "settings", path: "/settings/communications/salesbot/", calls: ["salesbotDesignerSettings", "onSalesbotDesignerSave"] },
  { id: "menu", group: "pages", location: "widget_page", page: `widget-page:${W}`, area: "widget_page", entity: "widget_page", path: `/widget_page/${W}/{item}/{sub}`, calls: ["initMenuPage"] },
  { id: "element", group: "pages", location: "catalogs", page: "catalogs", area: "catalogs", entity: "catalogs", path: "/catalogs/3001/detail/3101", calls: ["loadCatalogElement"] },
  { id: "calendar", group: "pages", location: "tcalendar", also: ["tline"], page: "todo-calendar", area: "tcalendar", entity: "todo", path: "/todo/calendar/week/", calls: ["calendarSync"] },
  { id: "everywhere", group: "pages", location: "everywhere", page: "dashboard", area: "everywhere", entity: "dashboard", path: "/dashboard/", calls: [] },
  { id: "sms", group: "silent", location: "sms" },
  { id: "mobile", group: "silent", location: "mobile_card" },
  { id: "chat", group: "silent", location: "website_chat_button" },
  { id: "agent", group: "silent", location: "ai_agent" },
  { id: "whatsapp", group: "silent", location: "whatsapp_modal" },
];

/** The groups, in order. */
export const GROUPS = ["cards", "lists", "settings", "pipelines", "pages", "silent"];

/** The scene with `id`; the first one if there is none. */
export const sceneOf = (id) => SCENES.find((scene) => scene.id === id && scene.group !== "silent") ?? SCENES[0];

const bare = (name) => String(name).replace(/-[01]$/, "");

/** The locations of `manifest`, without their suffix. */
export const declaredIn = (manifest) => (Array.isArray(manifest?.locations) ? manifest.locations : []).map(bare);

/** Whether the manifest names the scene's own area. */
export const isDeclared = (scene, manifest) => {
  const names = declaredIn(manifest);
  return names.includes(scene.location) || (scene.also ?? []).some((name) => names.includes(name));
};

const EVERYWHERE = ["cards", "lists", "pages"];

/** Whether the CRM starts the widget in the scene: by its area, by `everywhere`, or as `init_once` on each page. */
export const startsIn = (scene, manifest) =>
  isDeclared(scene, manifest) ||
  manifest?.widget?.init_once === true ||
  (EVERYWHERE.includes(scene.group) && declaredIn(manifest).includes("everywhere"));

/** Whether the manifest has the scene's area only with the suffix -0: started, but without the right column. */
export const isColumnOff = (scene, manifest) => {
  const own = (Array.isArray(manifest?.locations) ? manifest.locations : []).map(String).filter((name) => bare(name) === scene.location);
  return own.length > 0 && own.every((name) => name.endsWith("-0"));
};

/** Whether `id` is a scene that can be opened. */
export const isScene = (id) => SCENES.some((scene) => scene.id === id && scene.group !== "silent");
