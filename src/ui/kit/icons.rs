//! The line icons (Lucide, ISC), as SVG compiled into the program.

/// An icon.
#[derive(Debug, Clone, Copy)]
pub struct Icon {
    uri: &'static str,
    svg: &'static [u8],
}

macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        $(
            #[doc = concat!("Lucide `", $file, "`.")]
            pub const $name: Icon = Icon {
                uri: concat!("bytes://icons/", $file, ".svg"),
                svg: include_bytes!(concat!("../../../assets/icons/", $file, ".svg")),
            };
        )+
    };
}

icons! {
    DOWNLOAD = "download",
    LOADER = "loader",
    CIRCLE_DASHED = "circle-dashed",
    SQUARE = "square",
    FLASK_CONICAL = "flask-conical",
    LOCK = "lock",
    EYE = "eye",
    EYE_OFF = "eye-off",
    EXTERNAL_LINK = "external-link",
    FILE_JSON = "file-json",
    IMAGE = "image",
    LANGUAGES = "languages",
    PENCIL = "pencil",
    COPY = "copy",
    EQUAL = "equal",
    CIRCLE_OFF = "circle-off",
    FILES = "files",
    CHEVRONS_DOWN_UP = "chevrons-down-up",
    CHEVRONS_UP_DOWN = "chevrons-up-down",
    UNDO_2 = "undo-2",
    REDO_2 = "redo-2",
    SEARCH = "search",
    CASE_SENSITIVE = "case-sensitive",
    WHOLE_WORD = "whole-word",
    REGEX = "regex",
    SAVE = "save",
    PACKAGE = "package",
    CHEVRONS_UP = "chevrons-up",
    CHEVRON_DOWN = "chevron-down",
    CHEVRON_UP = "chevron-up",
    CHEVRON_RIGHT = "chevron-right",
    CHEVRON_LEFT = "chevron-left",
    CHEVRONS_RIGHT = "chevrons-right",
    PAPERCLIP = "paperclip",
    CIRCLE_HELP = "circle-help",
    CIRCLE_ALERT = "circle-alert",
    TRIANGLE_ALERT = "triangle-alert",
    INFO = "info",
    CIRCLE_CHECK = "circle-check",
    CIRCLE_X = "circle-x",
    CIRCLE_PLUS = "circle-plus",
    FOLDER = "folder",
    FOLDER_OPEN = "folder-open",
    FOLDER_INPUT = "folder-input",
    FOLDER_TREE = "folder-tree",
    FILE_ARCHIVE = "file-archive",
    FILE_PLUS = "file-plus",
    GLOBE = "globe",
    PANEL_RIGHT = "panel-right",
    PANEL_LEFT = "panel-left",
    WORKFLOW = "workflow",
    BOT = "bot",
    PHONE = "phone",
    FUNNEL = "funnel",
    MESSAGE_SQUARE = "message-square",
    MESSAGE_CIRCLE = "message-circle",
    SUN = "sun",
    MOON = "moon",
    MONITOR = "monitor",
    ELLIPSIS = "ellipsis",
    X = "x",
    CHECK = "check",
    PLUS = "plus",
    MINUS = "minus",
    WAND_SPARKLES = "wand-sparkles",
    IMAGE_PLUS = "image-plus",
    IMAGE_OFF = "image-off",
    GRID_2X2 = "grid-2x2",
    BOOK_OPEN = "book-open",
    CORNER_DOWN_LEFT = "corner-down-left",
    ARROW_LEFT = "arrow-left",
    ARROW_LEFT_RIGHT = "arrow-left-right",
    TRASH_2 = "trash-2",
    REFRESH_CW = "refresh-cw",
    FILE_CODE = "file-code",
    PUZZLE = "puzzle",
    FILE_TEXT = "file-text",
    SLIDERS_HORIZONTAL = "sliders-horizontal",
    GRIP_VERTICAL = "grip-vertical",
    PLAY = "play",
    TYPE = "type",
    KEY_ROUND = "key-round",
    USERS = "users",
    USER_LOCK = "user-lock",
    CODE_XML = "code-xml",
    HASH = "hash",
    LINK = "link",
    LAYOUT_PANEL_LEFT = "layout-panel-left",
    FILE_SPREADSHEET = "file-spreadsheet",
    RULER = "ruler",
    ZOOM_IN = "zoom-in",
    ZOOM_OUT = "zoom-out",
    ROTATE_CCW = "rotate-ccw",
    PIPETTE = "pipette",
    LIST_CHECKS = "list-checks",
    MAXIMIZE_2 = "maximize-2",
    COLUMNS_2 = "columns-2",
}

impl Icon {
    /// Its drawing.
    pub fn svg(self) -> &'static [u8] {
        self.svg
    }

    /// The icon at a size in points, in a colour.
    pub fn image(self, size: f32, colour: egui::Color32) -> egui::Image<'static> {
        egui::Image::from_bytes(self.uri, self.svg).fit_to_exact_size(egui::Vec2::splat(size)).tint(colour)
    }
}
