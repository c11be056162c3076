//! Mounts the page, nothing else.

fn main() {
    console_error_panic_hook::set_once();
    tls_rehearsal::ui::mount();
}
