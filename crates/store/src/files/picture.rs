//! Pictures are drawn anew: what is kept is pixels that our own encoder wrote, turned upright, no longer than a page needs.
//! Place, camera, owner, thumbnail, colour profile and whatever was hung on behind stay outside. Never on the writer.
//! Not here: recognising a kind (`kind`), how many at once (`memory`).

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, Limits, RgbImage};

use super::kind::{Arriving, FileKind};
use super::memory::{self, Share};
use super::{FileError, jpeg, shrink};

/// Pixels that a picture may have.
const MOST_PIXELS: u64 = 50_000_000;
/// The longest side of what is kept, in pixels: a page of A4 at 205 dots an inch.
const LONGEST: u32 = 2_400;
/// Of 100.
const QUALITY: u8 = 85;
/// A PNG that is larger when drawn anew is a photo, and kept as one.
const MOST_PNG: usize = 1_500_000;

/// Draws a picture anew.
///
/// # Errors
/// `CutPicture` for what does not decode to its end, `TooManyPixels`, `Busy`.
pub(super) fn redrawn(bytes: &[u8], kind: Arriving) -> Result<(Vec<u8>, FileKind), FileError> {
    // Decoders are well tried, and fed by strangers: one that falls has met a picture that is none.
    catch_unwind(AssertUnwindSafe(|| draw(bytes, kind))).unwrap_or(Err(FileError::CutPicture))
}

/// A small copy of a kept picture as a JPEG, for a paper with many of them.
///
/// # Errors
/// As [`redrawn`].
pub(super) fn small_copy(bytes: &[u8], kind: Arriving, longest: u32) -> Result<Vec<u8>, FileError> {
    let source = Cursor::new(bytes);
    let decoder: Box<dyn ImageDecoder> = match kind {
        Arriving::Png => Box::new(PngDecoder::with_limits(source, limits()).map_err(damaged)?),
        Arriving::Jpeg => Box::new(JpegDecoder::new(source).map_err(damaged)?),
        _ => return Err(FileError::OtherKind),
    };
    let (small, _share) = decoded(decoder, 0, longest)?;
    let mut out = Vec::new();
    small.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).map_err(damaged)?;
    Ok(out)
}

fn draw(bytes: &[u8], kind: Arriving) -> Result<(Vec<u8>, FileKind), FileError> {
    let source = Cursor::new(bytes);
    let (decoder, by_pixel): (Box<dyn ImageDecoder>, u64) = match kind {
        Arriving::Png => (Box::new(PngDecoder::with_limits(source, limits()).map_err(damaged)?), 0),
        Arriving::WebP => (Box::new(WebPDecoder::new(source).map_err(damaged)?), 6),
        _ => {
            let frame = jpeg::frame(bytes).ok_or(FileError::CutPicture)?;
            (Box::new(JpegDecoder::new(source).map_err(damaged)?), if frame.progressive { 6 } else { 0 })
        }
    };
    let (upright, _share) = decoded(decoder, by_pixel, LONGEST)?;
    if kind == Arriving::Png {
        let mut png = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
        upright.write_with_encoder(encoder).map_err(damaged)?;
        if png.len() <= MOST_PNG {
            return Ok((png, FileKind::Png));
        }
    }
    let mut out = Vec::new();
    upright.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).map_err(damaged)?;
    Ok((out, FileKind::Jpeg))
}

/// Decodes within limits, shrinks, turns upright. The decoder's own buffers take `by_pixel` bytes for each pixel beside
/// the picture itself.
fn decoded(
    mut decoder: Box<dyn ImageDecoder + '_>,
    by_pixel: u64,
    longest: u32,
) -> Result<(DynamicImage, Share), FileError> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(FileError::CutPicture);
    }
    if pixels > MOST_PIXELS {
        return Err(FileError::TooManyPixels);
    }
    let share = Share::take(decoder.total_bytes() + pixels * by_pixel)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    decoder.set_limits(limits()).map_err(damaged)?;
    let whole = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let mut small = smaller(plain(whole), longest);
    small.apply_orientation(orientation);
    Ok((small, share))
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(memory::MOST);
    limits
}

fn damaged(error: ImageError) -> FileError {
    match error {
        ImageError::Limits(_) => FileError::TooManyPixels,
        _ => FileError::CutPicture,
    }
}

/// Eight bits of grey or of three colours; what is transparent lies on white paper.
fn plain(image: DynamicImage) -> DynamicImage {
    let colour = image.color();
    if !colour.has_alpha() {
        return match image {
            DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => image,
            _ if colour.has_color() => image.into_rgb8().into(),
            _ => image.into_luma8().into(),
        };
    }
    let on_white = |value: u8, alpha: u8| {
        let alpha = u32::from(alpha);
        // reason: at most 255 by the weights, which sum up to 255
        ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let image = image.into_rgba8();
    let mut paper = RgbImage::new(image.width(), image.height());
    for (to, from) in paper.pixels_mut().zip(image.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [red, green, blue].map(|value| on_white(value, alpha));
    }
    paper.into()
}

/// The picture with its longest side within `most`.
fn smaller(image: DynamicImage, most: u32) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    let longest = width.max(height);
    if longest <= most {
        return image;
    }
    let side = |side: u32| (u64::from(side) * u64::from(most) / u64::from(longest)).max(1) as u32;
    let to = (side(width), side(height));
    let small = match &image {
        DynamicImage::ImageLuma8(grey) => {
            let samples = shrink::shrink(grey.as_raw(), (width, height), 1, to);
            GrayImage::from_raw(to.0, to.1, samples).map(DynamicImage::from)
        }
        DynamicImage::ImageRgb8(colours) => {
            let samples = shrink::shrink(colours.as_raw(), (width, height), 3, to);
            RgbImage::from_raw(to.0, to.1, samples).map(DynamicImage::from)
        }
        _ => None,
    };
    small.unwrap_or(image)
}
