//! Names of variants as the data files spell them.

/// "NoCommonSuite" becomes "no_common_suite".
pub fn snake(name: impl std::fmt::Debug) -> String {
    let mut snake = String::new();
    for character in format!("{name:?}").chars() {
        if character.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
