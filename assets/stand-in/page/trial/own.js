// What the widget drew. Contract: all functions only look; `ownNodes()` gives the topmost elements that the stand-in didn't make,
// `ownTexts()` the texts in them and in the places that the CRM fills with the widget's texts, with the element each stands in.
import { isOfCrm } from "../probe/nodes.js";
import { targetName } from "../probe/preview.js";

const SILENT = new Set(["SCRIPT", "STYLE", "LINK", "TEMPLATE", "META", "NOSCRIPT", "HEAD"]);

/** Where the CRM shows texts of the widget's language file. */
const FILLED =
  ".widget_settings_block__title_field, .widget_settings_block__title, .widget_settings_block__short-descr, .widget_settings_block__descr, .bot-block__head b, .widget-param__caption, .bot-exit, .js-widget-action";

/** A dialog of the CRM's: it lies over the page wherever it was made. */
const DIALOG = ".modal, .notifications, .notification";

/** Whether a person sees `node`. */
export function isVisible(node) {
  const { width, height } = node.getBoundingClientRect();
  return width > 0 && height > 0 && node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** The topmost elements of the widget below `root`. */
export function ownNodes(root = document.body) {
  const found = [];
  const visit = (parent) => {
    for (const child of parent.children) {
      if (SILENT.has(child.nodeName)) continue;
      if (isOfCrm(child)) visit(child);
      else found.push(child);
    }
  };
  visit(root);
  return found;
}

const textsBelow = (root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (walker.currentNode.nodeValue.trim() && !parentElement.closest("script, style, template, option, textarea"))
      found.push({ node: walker.currentNode, parent: parentElement, text: walker.currentNode.nodeValue.trim() });
  }
  return found;
};

const labelsBelow = (root) =>
  [root, ...root.querySelectorAll("*")].flatMap((node) => {
    const button = node.matches("input[type=button], input[type=submit]") ? [node.value] : [];
    return [...button, node.getAttribute("placeholder"), node.getAttribute("title")]
      .filter((text) => text?.trim())
      .map((text) => ({ node: null, parent: node, text: text.trim(), isOwn: true }));
  });

/** `[{node, parent, text, isOwn}]`: visible texts, `node` is null for an attribute. */
export function ownTexts() {
  const own = ownNodes().filter((node) => node.isConnected);
  const filled = [...document.querySelectorAll(FILLED)].filter((node) => !own.some((other) => other.contains(node)));
  const texts = [
    ...own.flatMap((node) => textsBelow(node).map((item) => ({ ...item, isOwn: true }))),
    ...own.flatMap(labelsBelow),
    ...filled.flatMap((node) => textsBelow(node).map((item) => ({ ...item, isOwn: false }))),
  ];
  return texts.filter(({ parent }) => isVisible(parent));
}

const shows = (node) => isVisible(node) || [...node.querySelectorAll("*")].some(isVisible);

/** What is to be seen, and where: `{block, area, anywhere, outside}`. */
export function whereDrawn(code) {
  const visible = ownNodes().filter(shows);
  const block = document.querySelector(`.card-widgets__widget[data-code="${CSS.escape(code)}"]`);
  const area = document.getElementById(`work-area-${code}`);
  const holder = document.getElementById("page_holder");
  return {
    block: Boolean(block && isVisible(block) && block.querySelector(".card-widgets__widget__body")?.childNodes.length > 0),
    area: Boolean(area && [...area.querySelectorAll("*")].some(isVisible)),
    anywhere: visible.length,
    outside: visible.filter((node) => !holder?.contains(node) && !node.closest(DIALOG)).map(targetName),
  };
}
