//! Messages for `PathFault`: why a file of the widget can't have a path.

use crate::services::files::PathFault;
use crate::text::msg::Msg;

/// What `fault` says.
pub fn message(fault: &PathFault) -> Msg {
    match fault {
        PathFault::NoPath => Msg::new("file-error-no-path"),
        PathFault::Exists(path) => Msg::new("file-error-exists").with("path", path.as_str()),
        PathFault::Name { name, fault } => {
            Msg::new("file-error-name").with("name", name.as_str()).with("what", fault.word()).with("other", fault.detail())
        }
        PathFault::Beside(path) => Msg::new("file-error-beside").with("path", path.as_str()),
    }
}
