// Line icons of the page, 16 px on a grid of 24, drawn for the stand-in.
import { html, raw } from "./html.js";

const PATHS = {
  bell: '<path d="M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15z"/><path d="M10 21h4"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8h.01"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  phone: '<path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  down: '<path d="M6 9l6 6 6-6"/>',
  bot: '<rect x="5" y="9" width="14" height="10" rx="3"/><path d="M12 9V5M9 14h.01M15 14h.01"/>',
  flow: '<circle cx="6" cy="6" r="2.5"/><circle cx="18" cy="18" r="2.5"/><path d="M8.5 6H14a4 4 0 0 1 4 4v5.5"/>',
  puzzle: '<path d="M9 4h6v4h5v6h-3a2 2 0 1 0 0 4h3v2H4V8h5z"/>',
  task: '<path d="M4 6l2 2 3-4M4 14l2 2 3-4M12 7h8M12 15h8"/>',
};

/** The icon `name` as markup. */
export const icon = (name) =>
  html`<svg class="icon-line" viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${raw(PATHS[name] ?? "")}</svg>`;
