//! Panic hook and mount, nothing else.

mod later;

fn main() {
    // While developing, the console says what went wrong; a release only stops, and is smaller for it.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    tls_rehearsal::ui::mount(later::fetch);
}
