//! A QR code as a drawing that stands in the page itself.

use std::fmt::Write;

use qrcode::{Color, QrCode};

use crate::words::escape;

/// Draws `data` as an SVG with a label; empty when it is too long for a code.
pub fn qr_svg(data: &str, label: &str) -> String {
    let Ok(code) = QrCode::new(data.as_bytes()) else {
        return String::new();
    };
    let width = code.width();
    let mut path = String::new();
    for (row, line) in code.to_colors().chunks(width).enumerate() {
        let dark = line.iter().enumerate().filter(|(_, color)| **color == Color::Dark);
        for (column, _) in dark {
            let _ = write!(path, "M{column} {row}h1v1h-1z");
        }
    }
    format!(
        "<svg viewBox=\"0 0 {width} {width}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>",
        escape(label)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_with_its_label() {
        let svg = qr_svg("otpauth://totp/Rinnalla:a@b.example?secret=AAAA", "QR-\"koodi\"");
        assert!(svg.starts_with("<svg") && svg.contains("QR-&quot;koodi&quot;") && svg.contains("M0 0h1"));
        assert_eq!(qr_svg(&"x".repeat(5_000), ""), "");
    }
}
