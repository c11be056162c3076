//! Keys as a browser has them.

/// The code, the number and the text of a key.
pub fn of(key: &str) -> (&'static str, u32, &'static str) {
    match key {
        "Tab" => ("Tab", 9, ""),
        "Enter" => ("Enter", 13, "\r"),
        "Escape" => ("Escape", 27, ""),
        " " => ("Space", 32, " "),
        "End" => ("End", 35, ""),
        "Home" => ("Home", 36, ""),
        "ArrowLeft" => ("ArrowLeft", 37, ""),
        "ArrowUp" => ("ArrowUp", 38, ""),
        "ArrowRight" => ("ArrowRight", 39, ""),
        "ArrowDown" => ("ArrowDown", 40, ""),
        "a" => ("KeyA", 65, ""),
        "r" => ("KeyR", 82, "r"),
        "z" | "Z" => ("KeyZ", 90, ""),
        "0" => ("Digit0", 48, "0"),
        other => panic!("no such key here: {other}"),
    }
}
