//! Files and the clipboard: text out and text in, without any other host.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Largest file that is read, in bytes; more is no fleet.
const FILE_MAX: f64 = 4.0 * 1024.0 * 1024.0;

/// Offers `text` as a file.
pub fn download(name: &str, text: &str) {
    let parts = Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence(&parts) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The download holds the blob itself.
    let _ = Url::revoke_object_url(&address);
}

/// Puts `text` on the clipboard, and tells whether that was allowed.
pub fn copy(text: &str, said: impl Fn(bool) + Copy + 'static) {
    // Without a secure context there is no clipboard, and asking for it would throw.
    if !window().is_secure_context() {
        return said(false);
    }
    let promise = window().navigator().clipboard().write_text(text);
    then(&promise, move |_| said(true), move || said(false));
}

/// Reads the file that was chosen, if there is one.
pub fn read(event: &web_sys::Event, take: impl Fn(String) + 'static) {
    let Some(input) = event.target() else { return };
    let file = Reflect::get(&input, &"files".into()).and_then(|files| Reflect::get_u32(&files, 0));
    let Some(file) = file.ok().and_then(|file| file.dyn_into::<Blob>().ok()) else { return };
    if file.size() > FILE_MAX {
        // The reader of fleets refuses what is too long, and says so.
        return take(" ".repeat(crate::codec::fleet::LENGTH_MAX + 1));
    }
    then(&file.text(), move |text| take(text.as_string().unwrap_or_default()), || {});
    // So that the same file can be chosen again.
    let _ = Reflect::set(&input, &"value".into(), &"".into());
}

/// A property of an element; undefined where it has none.
pub fn property(element: &JsValue, name: &str) -> JsValue {
    Reflect::get(element, &name.into()).unwrap_or_default()
}

/// What stands in the field with this id.
pub fn value(id: &str) -> String {
    let field = document().get_element_by_id(id);
    field.and_then(|field| property(&field, "value").as_string()).unwrap_or_default()
}

/// Puts `text` into the field with this id.
pub fn set_value(id: &str, text: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        let _ = Reflect::set(&field, &"value".into(), &text.into());
    }
}

/// Goes on when `promise` is settled.
fn then(promise: &Promise, done: impl FnOnce(JsValue) + 'static, failed: impl FnOnce() + 'static) {
    let done: Function = Closure::once_into_js(move |value: JsValue| done(value)).into();
    let failed: Function = Closure::once_into_js(move |_: JsValue| failed()).into();
    let _ = Reflect::get(promise, &"then".into())
        .map(Function::from)
        .and_then(|method| method.call2(promise, &done, &failed));
}
