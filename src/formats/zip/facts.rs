//! What was odd about the archive that a widget was opened from. [`read`](super::read) fills it in, the `package/*`
//! checks report it, and packing anew removes it.

/// Facts about an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArchiveFacts {
    /// The archive's file name, such as `widget.zip`.
    pub file_name: String,
    /// What was odd, in the order of the entries.
    pub oddities: Vec<Oddity>,
}

impl ArchiveFacts {
    /// Whether the archive has, or may have had, the file at `path`, in any folder, and nobody can unpack it.
    pub fn holds_back(&self, path: &str) -> bool {
        let is_at = |entry: &str| entry.strip_suffix(path).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'));
        let holds = |one: &Oddity| one.kind == OddityKind::Cut || (one.kind.is_left_out() && is_at(&one.entry));
        !path.is_empty() && self.oddities.iter().any(holds)
    }

    /// Whether the directory of the archive is missing or can't be read.
    pub fn has_no_directory(&self) -> bool {
        self.oddities.iter().any(|one| matches!(one.kind, OddityKind::Cut | OddityKind::Damaged) && one.entry.is_empty())
    }
}

/// One odd thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    pub kind: OddityKind,
    /// The entry's name as it stands in the archive, lossily decoded; empty if it concerns the whole archive.
    pub entry: String,
}

/// The kinds of odd things in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OddityKind {
    /// The directory or an entry can't be read.
    Damaged,
    /// The end is missing: what else the archive had isn't known.
    Cut,
    /// The entry needs a password.
    Encrypted,
    /// The entry is packed with another method than store or deflate.
    UnsupportedMethod,
    /// The entry's own header differs from the directory's.
    HeaderMismatch,
    /// The same path stands in the archive twice; the last one counts.
    Duplicate,
    /// The name has `\` between its parts.
    Backslash,
    /// The name begins with `/`.
    Absolute,
    /// The name has a part `..`.
    DotDot,
    /// The name begins with a drive.
    Drive,
    /// The name has a NUL character.
    Nul,
    /// The name is longer than any system takes.
    LongName,
    /// The entry is a symbolic link; it isn't followed.
    Symlink,
    /// By its mode the entry is a folder, device, pipe or socket; it isn't unpacked.
    Special,
    /// A name beyond ASCII without the UTF-8 flag, or in decomposed form.
    NameEncoding,
    /// The entry unpacks to far more than it weighs; it isn't unpacked.
    Bomb,
    /// Bytes before, between or behind the entries belong to none of them.
    Stray,
}

impl OddityKind {
    /// Whether an entry that is odd in this way is in the archive and not in the widget.
    pub const fn is_left_out(self) -> bool {
        matches!(self, Self::Damaged | Self::Encrypted | Self::UnsupportedMethod | Self::Special | Self::Symlink | Self::Bomb)
    }
}
