//! [`took`] counts what work costs, so that tests hold how it grows with a widget. Outside of tests it does nothing.
//!
//! Counted is what can be repeated for each entry of a long list: bytes that are parsed, bytes that an edit copies, letters that are
//! compared, entries that are searched.

#[cfg(test)]
thread_local! {
    static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts `steps` of work of this thread.
#[inline]
pub fn took(steps: usize) {
    #[cfg(test)]
    COUNT.set(COUNT.get() + steps);
    #[cfg(not(test))]
    let _ = steps;
}

/// What `work` costs in steps.
#[cfg(test)]
pub fn of(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}
