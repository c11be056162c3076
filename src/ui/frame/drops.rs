//! Files that are dropped on the page.

use crate::app::Intent;
use crate::app::look::Screen;
use crate::ui::later::Later;
use crate::web::{Store, files, listen};

/// Files that are dropped where no tab takes them never replace the page. On the Impact tab one is a fleet; else it is said
/// that nothing was read.
pub fn take_drops(later: Later, store: Store) {
    for name in ["dragover", "drop"] {
        let hear = move |event: web_sys::Event| {
            if event.default_prevented() || !files::holds_files(&event) {
                return;
            }
            event.prevent_default();
            if name == "drop" {
                dropped(later, store, files::dropped(&event));
            }
        };
        listen(name, Box::new(hear));
    }
}

fn dropped(later: Later, store: Store, mut files: Vec<web_sys::Blob>) {
    let count = files.len();
    match files.pop() {
        Some(file) if count == 1 && store.read(|model| model.look().screen) == Screen::Impact => {
            let import = move |text: String| {
                let act = later.part().map(|part| (part.import)(&text));
                store.dispatch(act.map_or(Intent::Dropped(count), Intent::Fleet));
            };
            files::read(&file, import, move || store.dispatch(Intent::Dropped(count)));
        }
        Some(_) | None => store.dispatch(Intent::Dropped(count)),
    }
}
