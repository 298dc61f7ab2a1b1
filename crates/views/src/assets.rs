//! Files that pages need: the style sheet, the script, the icon. Part of the binary.

/// A file.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Name in the address.
    pub name: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// Content.
    pub bytes: &'static [u8],
}

/// The sheet of styles as text, for pages that stand alone.
pub const STYLE: &str = include_str!("../assets/rinnalla.css");

/// All files.
pub const ASSETS: &[Asset] = &[
    Asset {
        name: "rinnalla.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("../assets/rinnalla.css"),
    },
    Asset {
        name: "rinnalla.js",
        media_type: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../assets/rinnalla.js"),
    },
    Asset { name: "icon.svg", media_type: "image/svg+xml", bytes: include_bytes!("../assets/icon.svg") },
];
