//! Controls without domain knowledge.

pub mod erased;
pub mod fields;
pub mod focus;
pub mod icon;
pub mod kept;
pub mod morph;
pub mod number_field;
pub mod radio_group;
pub mod said;
pub mod switch;
pub mod tabs;
pub mod text_rows;

pub use erased::{CollectAny, act, block, flag, maybe, text, truth, yes};
pub use fields::{field, pressed};
pub use focus::focus;
pub use icon::{Icon, Sign};
pub use number_field::NumberField;
pub use radio_group::{Choice, RadioGroup};
pub use said::{said, told};
pub use switch::Switch;
pub use tabs::Tabs;
