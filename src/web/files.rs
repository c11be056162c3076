//! Files and the clipboard: text out and text in, without any other host.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::Store;
use crate::app::Intent;
use crate::codec::svg::File;

/// Largest file that is read, in bytes; more is no fleet, and no configuration, which may take twice as many in UTF-16.
const FILE_MAX: f64 = 16.0 * 1024.0 * 1024.0;

/// Offers `text` as a file.
pub fn download(name: &str, text: &str) {
    let parts = Array::of1(&text.into());
    if let Ok(blob) = Blob::new_with_str_sequence(&parts) {
        offer(name, &blob);
    }
}

/// Offers bytes as a file.
pub fn download_bytes(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        offer(name, &blob);
    }
}

/// Draws the SVG text of a picture of this size, and offers it as PNG.
pub fn download_png(name: &'static str, file: File) {
    let File { width, height, text: svg } = file;
    let Ok(image) = HtmlImageElement::new() else { return };
    let drawn = image.clone();
    let draw = Closure::once_into_js(move || {
        let canvas = painted(&drawn, width, height);
        let offer = Closure::once_into_js(move |blob: JsValue| {
            if let Ok(blob) = blob.dyn_into::<Blob>() {
                offer(name, &blob);
            }
        });
        // A canvas of ours is never tainted by another host.
        let _ = canvas.map(|canvas| canvas.to_blob(offer.unchecked_ref()));
    });
    image.set_onload(Some(draw.unchecked_ref()));
    let encoded: String = js_sys::encode_uri_component(&svg).into();
    image.set_src(&format!("data:image/svg+xml,{encoded}"));
}

/// How much finer a PNG is than the screen, for paper.
const FINER: u32 = 2;

fn painted(image: &HtmlImageElement, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let (width, height) = (FINER * width, FINER * height);
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    Some(canvas)
}

fn offer(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
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
pub fn copy(text: &str, said: impl Fn(bool) + Clone + 'static) {
    // Without a secure context, and in some browsers with one, there is no clipboard; in others asking for it throws.
    let clipboard = property(&window().navigator(), "clipboard");
    let asked = Reflect::get(&clipboard, &"writeText".into())
        .map(Function::from)
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match asked.map(JsValue::dyn_into::<Promise>) {
        Ok(Ok(promise)) => {
            let refused = said.clone();
            then(&promise, move |_| said(true), move || refused(false));
        }
        Ok(Err(_)) | Err(_) => said(false),
    }
}

/// Puts `text` on the clipboard for a person, and says whether that was allowed.
pub fn copy_for(store: Store, text: &str) {
    copy(text, move |copied| store.dispatch(Intent::Copied { copied }));
}

/// Reads a file as text; one that is none is `refused`.
pub fn read(file: &Blob, take: impl Fn(String) + 'static, refused: impl Fn() + 'static) {
    if file.size() > FILE_MAX {
        // The reader of fleets refuses what is too long, and says so.
        return take(" ".repeat(crate::codec::fleet::LENGTH_MAX + 1));
    }
    then(&file.text(), move |text| take(text.as_string().unwrap_or_default()), refused);
}

/// The file that was chosen, if there is one.
pub fn chosen(event: &web_sys::Event) -> Option<Blob> {
    all_chosen(event).into_iter().next()
}

/// The files that were chosen.
pub fn all_chosen(event: &web_sys::Event) -> Vec<Blob> {
    let Some(input) = event.target() else { return Vec::new() };
    let files = all(&property(&input, "files"));
    // So that the same file can be chosen again.
    set_property(&input, "value", &"".into());
    files
}

/// Are there files in what is dragged?
pub fn holds_files(event: &web_sys::Event) -> bool {
    let types = property(&property(event, "dataTransfer"), "types");
    Array::from(&types).includes(&"Files".into(), 0)
}

/// The files that were dropped.
pub fn dropped(event: &web_sys::Event) -> Vec<Blob> {
    all(&property(&property(event, "dataTransfer"), "files"))
}

/// The files of a list of them.
fn all(files: &JsValue) -> Vec<Blob> {
    Array::from(files).iter().filter_map(|file| file.dyn_into().ok()).collect()
}

/// What a file is called.
pub fn name(file: &Blob) -> String {
    property(file, "name").as_string().unwrap_or_default()
}

/// The names and bytes of files, unless they are too large together, or one is none; which of the two, `refused` is told by their size.
pub fn bytes(
    files: Vec<Blob>,
    take: impl FnOnce(Vec<(String, JsValue)>) + 'static,
    refused: impl FnOnce(Option<f64>) + 'static,
) {
    let size: f64 = files.iter().map(Blob::size).sum();
    if size > FILE_MAX {
        return refused(Some(size));
    }
    let names: Vec<_> = files.iter().map(name).collect();
    let buffers: Array = files.iter().map(Blob::array_buffer).collect();
    let done = move |buffers: JsValue| {
        take(names.into_iter().zip(Array::from(&buffers).iter()).collect());
    };
    then(&Promise::all(&buffers), done, || refused(None));
}

/// A property of an element; undefined where it has none.
pub fn property(element: &JsValue, name: &str) -> JsValue {
    Reflect::get(element, &name.into()).unwrap_or_default()
}

/// Sets a property of an element.
pub fn set_property(element: &JsValue, name: &str, value: &JsValue) {
    // An element of the page takes properties.
    let _ = Reflect::set(element, &name.into(), value);
}

/// Goes on when `promise` is settled.
fn then(promise: &Promise, done: impl FnOnce(JsValue) + 'static, failed: impl FnOnce() + 'static) {
    let done: Function = Closure::once_into_js(move |value: JsValue| done(value)).into();
    let failed: Function = Closure::once_into_js(move |_: JsValue| failed()).into();
    let _ = Reflect::get(promise, &"then".into())
        .map(Function::from)
        .and_then(|method| method.call2(promise, &done, &failed));
}
