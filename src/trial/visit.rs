//! [`Visit`]: one scene in the browser, step by step; each step's answer and the events that belong to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answers::{Contrast, Late, Left, Look, Twice, Use};
use super::events::Steps;
use super::judge::{Seen, judge};
use super::plan::{Planned, THEMES};
use super::{Setup, TrialError};
use crate::model::product::Product;
use crate::report::trial::{Entry, Variant};
use crate::stand_in::event::{Event, What};
use crate::stand_in::{Options, StandIn};
use crate::system::browser::{Browser, BrowserError, Frame, Page, Part};
use crate::text::Lang;

/// How long a step may take on a machine that has much else to do; a script that never ends takes longer.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked for the frame.
const LOOK: Duration = Duration::from_millis(20);
/// The size of the page, in pixels.
const SIZE: (u32, u32) = (1280, 860);

/// The frame that shows the scene, as the bar's page sees it.
const FRAME: &str = "(({ x, y, width, height }) => [x, y, width, height])(document.querySelector('#stage iframe').getBoundingClientRect())";
/// Whether a frame is the scene's, not one of the widget's.
const IS_SCENE: &str = "document.documentElement.dataset.standin === 'ready'";

/// A scene that is open in the browser.
pub struct Visit<'t> {
    setup: &'t Setup<'t>,
    planned: Planned,
    stand_in: StandIn,
    page: Page,
}

impl<'t> Visit<'t> {
    /// Opens the scene; doesn't wait for it.
    pub fn open(browser: &mut Browser, setup: &'t Setup<'t>, planned: Planned) -> Result<Self, TrialError> {
        let Variant { scene, locale, role, theme, product } = &planned.variant;
        let options = Options {
            port: 0,
            lang: Lang::En,
            product: *product,
            name: setup.name.clone(),
            libraries: setup.libraries.clone(),
            kept: setup.kept.clone(),
            can_edit: false,
            wake: None,
        };
        let stand_in = StandIn::start(options, setup.build.clone())?;
        let product = if *product == Product::Kommo { "kommo" } else { "amo" };
        let choices = [
            ("scene", scene.as_str()),
            ("locale", locale),
            ("role", role),
            ("theme", theme),
            ("product", product),
            ("texts", "texts"),
            ("status", "installed"),
            ("once", "1"),
        ];
        let page = browser.open_apart(&stand_in.address_with(choices), SIZE)?;
        Ok(Self { setup, planned, stand_in, page })
    }

    /// Takes all steps and judges them: an entry for each theme.
    pub fn judge(mut self, browser: &mut Browser) -> Result<Vec<Entry>, TrialError> {
        let begun = Instant::now();
        let (seen, pictures) = match self.walk(browser) {
            Ok(walked) => walked,
            // A page that doesn't answer, or isn't there any more, says something of the widget, not of the browser.
            Err(error @ (BrowserError::Slow { .. } | BrowserError::Refused { .. } | BrowserError::Thrown(_))) => {
                let steps = Steps::of(&self.events());
                (Seen { steps, stuck: Some(error.to_string()), ..Seen::default() }, Vec::new())
            }
            Err(error) => return Err(error.into()),
        };
        let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut entries = judge(&seen, self.setup, &self.planned, ms);
        for (entry, picture) in entries.iter_mut().zip(pictures) {
            entry.picture = Some(picture);
        }
        match browser.close(self.page) {
            Ok(()) | Err(BrowserError::Slow { .. } | BrowserError::Refused { .. }) => Ok(entries),
            Err(error) => Err(error.into()),
        }
    }

    fn walk(&mut self, browser: &mut Browser) -> Result<(Seen, Vec<Vec<u8>>), BrowserError> {
        let is_ready = |event: &Event| matches!(event.what, What::Ready { .. } | What::Broken { .. });
        let ready = self.wait(is_ready).ok_or(BrowserError::Slow { method: "ready" })?;
        let runs = matches!(ready.what, What::Ready { started: true, .. });
        let Some(frame) = self.frame(browser)? else { return Err(BrowserError::Slow { method: "frame" }) };
        let mut seen = Seen { runs, ..Seen::default() };
        self.step::<Value>(browser, &frame, "open", &Value::Null)?;
        let mut pictures = Vec::new();
        let part = self.part(browser)?;
        let first = self.planned.variant.theme;
        for theme in std::iter::once(first).chain(self.planned.more_themes.iter().copied()) {
            let look: Look = self.step(browser, &frame, "look", &theme.into())?;
            pictures.push(browser.picture_of(&self.page, part)?);
            seen.looks.push(look);
        }
        if self.planned.more_themes.is_empty() {
            let other = THEMES.into_iter().find(|theme| *theme != first).unwrap_or(first);
            let contrast: Contrast = self.step(browser, &frame, "contrastIn", &other.into())?;
            seen.other_contrast = Some((other, contrast));
        }
        if runs {
            seen.used = self.step::<Use>(browser, &frame, "use", &Value::Null)?;
            seen.left = self.step::<Left>(browser, &frame, "leave", &Value::Null)?;
            self.step::<Value>(browser, &frame, "again", &Value::Null)?;
            seen.twice = self.step::<Twice>(browser, &frame, "initTwice", &Value::Null)?;
            seen.late = self.step::<Late>(browser, &frame, "lateAnswer", &Value::Null)?;
        }
        seen.steps = Steps::of(&self.events());
        Ok((seen, pictures))
    }

    fn events(&self) -> Vec<Arc<Event>> {
        self.stand_in.events().since(0)
    }

    /// Waits for an event.
    fn wait(&self, is_it: impl Fn(&Event) -> bool) -> Option<Arc<Event>> {
        let (log, until) = (self.stand_in.events(), Instant::now() + PATIENCE);
        loop {
            let last = log.last();
            if let Some(found) = log.since(0).into_iter().find(|event| is_it(event)) {
                return Some(found);
            }
            let left = until.checked_duration_since(Instant::now())?;
            log.wait(last, left);
        }
    }

    /// The frame with the scene.
    fn frame(&self, browser: &mut Browser) -> Result<Option<Frame>, BrowserError> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            for frame in browser.frames(&self.page)? {
                if browser.evaluate_in(&frame, IS_SCENE).is_ok_and(|is_it| is_it == true) {
                    return Ok(Some(frame));
                }
            }
            self.stand_in.events().wait(self.stand_in.events().last(), LOOK);
        }
        Ok(None)
    }

    fn part(&self, browser: &mut Browser) -> Result<Part, BrowserError> {
        let place = browser.evaluate(&self.page, FRAME)?;
        let at = |index: usize| place.get(index).and_then(Value::as_f64).unwrap_or_default();
        Ok(Part { x: at(0), y: at(1), width: at(2), height: at(3) })
    }

    /// Takes a step in the page, and waits until all that it told is there.
    fn step<T: DeserializeOwned + Default>(
        &self,
        browser: &mut Browser,
        frame: &Frame,
        name: &str,
        value: &Value,
    ) -> Result<T, BrowserError> {
        let name_in_script = Value::from(name);
        let module = Value::from(self.stand_in.frame_address("page/trial/trial.js"));
        let script = format!("import({module}).then((trial) => trial.step({name_in_script}, {value}))");
        let answer = browser.evaluate_in(frame, &script)?;
        let steps = |event: &Event| matches!(&event.what, What::Mark { name: told } if told == name);
        self.wait(steps).ok_or(BrowserError::Slow { method: "mark" })?;
        Ok(serde_json::from_value(answer).unwrap_or_default())
    }
}
