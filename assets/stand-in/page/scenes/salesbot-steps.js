// The bot that onSalesbotDesignerSave gives, drawn as steps with their exits.
import { element, html } from "../html.js";
import { t } from "../texts.js";

const short = (value) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text && text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

const handlerRow = (question) => html`<li><code>${question?.handler ?? "?"}</code> <span>${short(question?.params ?? {})}</span></li>`;

function stepRow(step, at) {
  const questions = Array.isArray(step?.question) ? step.question : step?.question ? [step.question] : [];
  const answers = Array.isArray(step?.answer) ? step.answer : step?.answer ? [step.answer] : [];
  const finish = Array.isArray(step?.finish) ? step.finish : [];
  return html`<article class="bot-step"><header><b>${t("crm.bot-step", { number: at })}</b></header>${[
    ["question", questions],
    ["answer", answers],
    ["finish", finish],
  ]
    .filter(([, list]) => list.length)
    .map(
      ([name, list]) => html`<div class="bot-step__part"><small>${name}</small><ol>${list.map(handlerRow)}</ol></div>`,
    )}${questions.length + answers.length + finish.length === 0 ? html`<pre>${short(step)}</pre>` : null}</article>`;
}

/** The steps in `value`; a bot is an array, or an object by number. */
function stepsOf(value) {
  if (Array.isArray(value)) return value.map((step, at) => [at, step]);
  return Object.entries(value).filter(([key]) => /^\d+$/.test(key));
}

/** A drawing of `value`, the result of saving the block `handler`; `tell` says what is wrong with it. */
export function drawSteps(handler, value, tell) {
  let bot = null;
  let problem = null;
  if (typeof value !== "string") {
    tell("bot-not-text", { got: typeof value });
    problem = t("crm.bot-not-text");
    bot = value !== null && typeof value === "object" ? value : null;
  } else {
    try {
      bot = JSON.parse(value);
    } catch (error) {
      tell("bot-not-json", { message: error.message });
      problem = t("crm.bot-not-json", { message: error.message });
    }
  }
  const steps = bot !== null && typeof bot === "object" ? stepsOf(bot) : [];
  if (!problem && steps.length === 0) {
    tell("bot-no-steps");
    problem = t("crm.bot-no-steps");
  }
  return element(
    html`<section class="bot-steps"><h2 class="card-fields__caption">${t("crm.bot-result", { handler })}</h2>${problem ? html`<p class="bot-steps__problem" role="alert">${problem}</p>` : null}<div class="bot-steps__list">${steps.map(([at, step]) => stepRow(step, at))}</div></section>`,
  );
}
