//! The answer, as far as it may go.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;
use hyper::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use crate::Refused;

/// Reads a body to its end, unpacked, or refuses it when it is larger than `most` in either form.
pub(crate) async fn read(response: Response<Incoming>, most: usize) -> Result<Vec<u8>, Refused> {
    let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let said = text(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if said.is_some_and(|length| length > most) {
        return Err(Refused::TooLarge(most));
    }
    let packed = match text(CONTENT_ENCODING).unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "" | "identity" => false,
        "gzip" | "x-gzip" => true,
        _ => return Err(Refused::Broken),
    };
    let mut body = response.into_body();
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refused::Broken)?;
        let Some(data) = frame.data_ref() else { continue };
        if bytes.len() + data.len() > most {
            return Err(Refused::TooLarge(most));
        }
        bytes.extend_from_slice(data);
    }
    if packed { unpack(&bytes, most) } else { Ok(bytes) }
}

fn unpack(bytes: &[u8], most: usize) -> Result<Vec<u8>, Refused> {
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most as u64 + 1).read_to_end(&mut unpacked);
    if unpacked.len() > most {
        return Err(Refused::TooLarge(most));
    }
    read.map_err(|_| Refused::Broken)?;
    Ok(unpacked)
}
