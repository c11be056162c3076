//! Several files in one input, read together. `tests/corpus.rs` does the same.

use tls_rehearsal::codec::import::{Source, import_files};
use tls_rehearsal::codec::reply::Reply;

/// A line that begins so names the file that follows; what stands before the first is a file called `first`.
const MARK: &str = "\n#### ";

/// Reads the files of an input, and what goes from one module to the other.
pub fn read_together(first: &str, text: &str) {
    let text = format!("{MARK}{first}\n{text}");
    let parts = text.split(MARK).filter_map(|part| part.split_once('\n'));
    let sources: Vec<_> = parts.map(|(name, text)| Source { name, text }).collect();
    if let Ok(imported) = import_files(&sources, None) {
        let reply = Reply::Imported(Box::new(imported));
        assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
    }
}
