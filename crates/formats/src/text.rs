//! Bytes as text: the letters that spreadsheets write.

/// The text: by its byte order mark, else UTF-8, else Windows-1252, in which every byte is a letter. None for what is not
/// text.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    let text = if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding.decode(bytes).0.into_owned()
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
    };
    (!text.contains('\0')).then_some(text)
}
