//! What one feature hands another through the routes of the program, so that neither knows the other.

use std::fmt;
use std::sync::Arc;

use crate::services::acceptance::pass::{Kind, Verdict};
use crate::text::Lang;

/// A document whose facts another feature has: written in a job, in the language of the person.
#[derive(Clone)]
pub struct Made {
    text: Arc<dyn Fn(Lang) -> String + Send + Sync>,
    file: Option<Arc<dyn Fn(Lang) -> Vec<u8> + Send + Sync>>,
}

impl Made {
    /// A document that is saved as it is shown.
    pub fn text(text: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self { text: Arc::new(text), file: None }
    }

    /// A document that is saved with more than is shown of it.
    pub fn with_file(
        text: impl Fn(Lang) -> String + Send + Sync + 'static,
        file: impl Fn(Lang) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        Self { text: Arc::new(text), file: Some(Arc::new(file)) }
    }

    /// What is shown and copied.
    pub fn write(&self, lang: Lang) -> String {
        (self.text)(lang)
    }

    /// What is saved, if that isn't the text.
    pub fn file(&self, lang: Lang) -> Option<Vec<u8>> {
        self.file.as_ref().map(|file| file(lang))
    }
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Made")
    }
}

/// What a feature knows of a case of an acceptance pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Materials {
    /// Texts that show how it went, with how many things each tells.
    pub evidence: Vec<(Kind, usize, String)>,
    /// How it came out, as far as that can be judged, with the proof in a sentence.
    pub judged: Option<(Verdict, String)>,
}
