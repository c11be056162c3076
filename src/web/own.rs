//! The page's own files, beside it.

use js_sys::Uint8Array;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Response;

/// What stands in a file; `None` where there is none.
pub async fn bytes(name: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(name)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The same as text.
pub async fn text(name: &str) -> Option<String> {
    String::from_utf8(bytes(name).await?).ok()
}
