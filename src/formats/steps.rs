//! [`took`] counts what work costs, so that tests hold how it grows with a widget. Outside of tests it does nothing.
//!
//! Counted is what can be repeated for each entry of a long list: bytes that are parsed, bytes that an edit copies, letters that are
//! compared, entries that are searched.

/// Counts `steps` of work of this thread.
#[inline]
pub fn took(steps: usize) {
    #[cfg(test)]
    tests::COUNT.with(|count| count.set(count.get() + steps));
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    thread_local! {
        pub static COUNT: Cell<usize> = const { Cell::new(0) };
    }
}

/// What `work` costs in steps.
#[cfg(test)]
pub fn of(work: impl FnOnce()) -> usize {
    let before = tests::COUNT.with(std::cell::Cell::get);
    work();
    tests::COUNT.with(std::cell::Cell::get) - before
}
