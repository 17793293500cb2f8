//! Closed lists of answers, said once: the Rust enum, its stable codes and its words.
//! Not here: choices that come from data with dates (countries, checklists).

use crate::words::Phrase;

/// One answer of a choice field. The code is stable for ever; a retired one stays listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What the journal holds.
    pub code: i64,
    /// What addresses, exports and the API hold.
    pub name: &'static str,
    /// What people read.
    pub label: Phrase,
}

/// Declares an enum of answers: `choices! { pub enum Sex { Male = 1, "laki_laki", "Laki-laki", "Male"; … } }`.
#[macro_export]
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $code:literal, $key:literal, $id:literal, $en:literal;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* #[doc = $en] $variant = $code,)+
        }

        impl $name {
            /// Every answer in the order in which a person sees them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The same for declarations.
            pub const CHOICES: &'static [$crate::choice::Choice] = &[
                $($crate::choice::Choice { code: $code, name: $key, label: $crate::words::phrase($id, $en) },)+
            ];

            /// The stable code.
            pub const fn code(self) -> i64 {
                self as i64
            }

            /// Reads a stable code.
            pub fn from_code(code: i64) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }

            /// Reads the name used in addresses and exports.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::CHOICES.iter().position(|one| one.name == name).map(|index| Self::ALL[index])
            }

            /// The name used in addresses and exports.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $key,)+ }
            }

            /// The words for people.
            pub const fn label(self) -> $crate::words::Phrase {
                match self { $($name::$variant => $crate::words::phrase($id, $en),)+ }
            }
        }

        impl $crate::value::FieldValue for $name {
            const TYPE: $crate::spec::FieldType = $crate::spec::FieldType::Choice($name::CHOICES);
            fn to_cell(&self) -> $crate::value::Held<$crate::value::Value> {
                $crate::value::Held::Known($crate::value::Value::Integer(self.code()))
            }
            fn from_cell(cell: &$crate::value::Held<$crate::value::Value>) -> Option<Self> {
                Self::from_code(cell.known()?.as_integer()?)
            }
        }
    };
}
