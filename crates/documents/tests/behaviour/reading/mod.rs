//! Reads the words of a finished PDF as a viewer would, so that tests see the paper and not our input.

use documents::Pdf;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, hayro_syntax, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

/// Every word of every page, in the order of drawing; a new height begins a new line.
pub fn text(pdf: &Pdf) -> String {
    pages(pdf).join("\n")
}

/// The words page by page.
pub fn pages(pdf: &Pdf) -> Vec<String> {
    let parsed = hayro_syntax::Pdf::new(pdf.bytes().to_vec()).expect("our own PDF parses");
    let cache = InterpreterCache::new();
    let read = |page| {
        let whole = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, whole, &cache, parsed.xref(), settings);
        let mut reader = Reader { height: f64::NAN, ..Reader::default() };
        interpret_page(page, &mut context, &mut reader);
        reader.text
    };
    parsed.pages().iter().map(read).collect()
}

/// The words as one line: where a line ended is the paper's affair.
pub fn flat(pdf: &Pdf) -> String {
    text(pdf).replace('\n', "")
}

/// Width and height of the first page in millimetres, rounded.
pub fn millimetres(pdf: &Pdf) -> (u32, u32) {
    let parsed = hayro_syntax::Pdf::new(pdf.bytes().to_vec()).expect("our own PDF parses");
    let (width, height) = parsed.pages()[0].render_dimensions();
    let rounded = |points: f32| (points * 25.4 / 72.0).round() as u32;
    (rounded(width), rounded(height))
}

#[derive(Default)]
struct Reader {
    text: String,
    height: f64,
    slanted: bool,
}

impl Device<'_> for Reader {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, transform: Affine, own: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let place = (transform * own).as_coeffs();
        // Slanted text (the watermark) changes its height with every letter; it is one line all the same.
        let slanted = place[1].abs() > 1e-9;
        let moved = (place[5] - self.height).abs() > 0.5 && !(slanted && self.slanted);
        if moved && !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.height, self.slanted) = (place[5], slanted);
        match glyph.as_unicode() {
            Some(BfString::Char(character)) => self.text.push(character),
            Some(BfString::String(characters)) => self.text.push_str(&characters),
            None => self.text.push('\u{FFFD}'),
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
