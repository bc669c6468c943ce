//! The sheet on which drawn parts are packed in rows, with caption and legend.

use super::{escape, short, stroke, words};
use crate::export::layered::canvas::Drawn;
use crate::export::picture::{GREY, Picture, Shape, stage_name};
use crate::fact::Stage;

/// The box around what has been drawn.
#[derive(Clone, Copy)]
pub struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Default for Frame {
    fn default() -> Self {
        let (far, near) = (f64::INFINITY, f64::NEG_INFINITY);
        Frame { left: far, top: far, right: near, bottom: near }
    }
}

impl Frame {
    pub fn hold(&mut self, x: f64, y: f64) {
        (self.left, self.right) = (self.left.min(x), self.right.max(x));
        (self.top, self.bottom) = (self.top.min(y), self.bottom.max(y));
    }

    fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    fn height(&self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }
}

pub struct Sheet {
    caption: String,
    parts: Vec<Drawn>,
}

const GAP: f64 = 30.0;
const MARGIN: f64 = 24.0;

impl Sheet {
    pub fn new(caption: &str) -> Sheet {
        Sheet { caption: caption.to_string(), parts: Vec::new() }
    }

    pub fn add(&mut self, part: Drawn) {
        self.parts.push(part);
    }

    /// As wide as the widest part or as a page in landscape would be.
    fn width(&self) -> f64 {
        let area: f64 = self.parts.iter().map(|p| (p.frame.width() + GAP) * (p.frame.height() + GAP)).sum();
        let widest = self.parts.iter().map(|p| p.frame.width()).fold(500.0, f64::max);
        widest.max((area * 1.4).sqrt())
    }

    pub fn finish(self) -> String {
        let width = self.width();
        let (mut x, mut y, mut row) = (0.0, MARGIN + 34.0, 0.0);
        let mut body = String::new();
        for Drawn { frame, svg } in &self.parts {
            if x > 0.0 && x + frame.width() > width {
                (x, y, row) = (0.0, y + row + GAP, 0.0);
            }
            let (dx, dy) = (short(MARGIN + x - frame.left), short(y - frame.top));
            body += &format!("<g transform=\"translate({dx} {dy})\">\n{svg}</g>\n");
            x += frame.width() + GAP;
            row = frame.height().max(row);
        }
        let (w, h) = (short(width + 2.0 * MARGIN), short(y + row + MARGIN));
        let caption = words(&self.caption, (w / 2.0, MARGIN), 18.0, "#111111");
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             font-family=\"Helvetica, Arial, sans-serif\">\n<title>{}</title>\n\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n{caption}\n{body}</svg>\n",
            escape(&self.caption)
        )
    }
}

/// Shapes, colours and lines that occur; nothing for an empty picture.
pub fn legend(picture: &Picture) -> Option<Drawn> {
    let mut rows: Vec<String> = Vec::new();
    let mut y = 24.0;
    for kind in &picture.kinds {
        let shape = Shape { id: String::new(), label: kind.name().into(), tooltip: String::new(), kind: *kind };
        let (w, h) = super::size(*kind, kind.name());
        rows.push(super::shape(&shape, (80.0 - w / 2.0, y), (w, h)).replace(" id=\"\"", ""));
        y += h + 8.0;
    }
    let lines = picture.families.iter().map(|(family, colour)| (family.as_str(), colour.as_str(), Stage::Agreed));
    let stage = |s: &Stage| (stage_name(*s), if *s == Stage::Dead { GREY } else { "#222222" }, *s);
    for (name, colour, stage) in lines.chain(picture.stages.iter().map(stage)) {
        y += 9.0;
        let line = stroke(&format!("d=\"M 12,{y} L 62,{y}\""), stage, colour);
        let text = words(name, (0.0, y), 11.0, "#111111").replace("\"middle\"", "\"start\"");
        rows.push(line + &text.replace("x=\"0\"", "x=\"72\"") + "\n");
        y += 9.0;
    }
    let frame = Frame { left: 0.0, top: 0.0, right: 170.0, bottom: y + 10.0 };
    let border = format!("<rect width=\"170\" height=\"{}\" rx=\"6\" fill=\"none\" stroke=\"#b0b0b0\"/>", y + 10.0);
    let head = words("Legend", (85.0, 12.0), 12.0, "#111111");
    (!picture.shapes.is_empty()).then(|| Drawn { frame, svg: format!("{border}{head}{}", rows.concat()) })
}
