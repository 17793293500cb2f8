//! Pictures of pages with few colours: a PNG with a palette weighs a third of one in full colour.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};
use testkit::Trouble;

/// How many colours a picture keeps: those of the pages and the edges of their letters.
const COLOURS: usize = 48;

type Colour = [u8; 3];

/// The same picture with at most [`COLOURS`] colours.
pub fn reduced(picture: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut decoder = Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(trouble)?;
    let size = reader.output_buffer_size().ok_or_else(|| Trouble::new("the picture is too large"))?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(trouble)?;
    let pixel = match frame.color_type {
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        other => return Err(Trouble::new(format!("the browser's picture is {other:?}"))),
    };
    let pixels: Vec<Colour> =
        bytes[..frame.buffer_size()].chunks_exact(pixel).map(|one| [one[0], one[1], one[2]]).collect();
    let palette = frequent(&pixels);
    let mut nearest: HashMap<Colour, u8> = HashMap::new();
    let indices: Vec<u8> =
        pixels.iter().map(|colour| *nearest.entry(*colour).or_insert_with(|| place(&palette, *colour))).collect();
    written(frame.width, frame.height, palette.concat(), &indices)
}

/// The colours to keep. Colours that look alike are counted as one, so that pale edges do not crowd out a badge.
fn frequent(pixels: &[Colour]) -> Vec<Colour> {
    let mut counted: HashMap<Colour, usize> = HashMap::new();
    for colour in pixels {
        *counted.entry(*colour).or_default() += 1;
    }
    let mut sorted: Vec<(Colour, usize)> = counted.into_iter().collect();
    sorted.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let mut kept: Vec<Colour> = Vec::new();
    for apart in [900, 200, 0] {
        for (colour, _) in &sorted {
            if kept.len() < COLOURS && kept.iter().all(|own| distance(*own, *colour) > apart) {
                kept.push(*colour);
            }
        }
    }
    kept
}

fn distance(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// The place of the colour of the palette that is nearest.
fn place(palette: &[Colour], colour: Colour) -> u8 {
    let nearest = palette.iter().enumerate().min_by_key(|(_, own)| distance(**own, colour));
    nearest.map_or(0, |(at, _)| at as u8)
}

fn written(width: u32, height: u32, palette: Vec<u8>, indices: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(trouble)?;
    writer.write_image_data(indices).map_err(trouble)?;
    writer.finish().map_err(trouble)?;
    Ok(out)
}

fn trouble(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(format!("the picture: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_many_colours_keeps_its_size_and_its_main_colours() {
        let mut bytes = Vec::new();
        for at in 0..10_000_u32 {
            bytes.extend(if at < 5_000 { [11, 92, 86] } else { [at as u8, (at / 7) as u8, (at / 11) as u8] });
        }
        let mut picture = Vec::new();
        let mut encoder = Encoder::new(&mut picture, 100, 100);
        encoder.set_color(ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
        let small = reduced(&picture).unwrap();
        assert!(small.len() < picture.len());
        let mut reader = Decoder::new(std::io::Cursor::new(small)).read_info().unwrap();
        let palette = reader.info().palette.clone().unwrap();
        assert!(palette.len() <= COLOURS * 3 && palette[..3] == [11, 92, 86]);
        let mut indices = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut indices).unwrap();
        assert_eq!((frame.width, frame.height, indices[0]), (100, 100, 0));
    }
}
