//! SVG elements: shapes, lines, words.

mod sheet;

pub use sheet::{Frame, Sheet, legend};

use crate::export::picture::{Line, Shape};
use crate::fact::{ActorType, Stage};
use std::fmt::Write;

pub type Place = (f64, f64);
/// Point and control point of a curve: `(point, control)` at its start, `(control, point)` after.
pub type Pair = (Place, Place);

const NAME: f64 = 13.0;

/// Width and height of the shape that holds this label.
pub fn size(kind: ActorType, label: &str) -> (f64, f64) {
    let (width, height) = text_size(label, NAME);
    match kind {
        ActorType::Company => (width + 18.0, height + 12.0),
        ActorType::Person => (width * 1.25 + 18.0, height * 1.2 + 14.0),
        ActorType::Authority => (width + 20.0, height + 24.0),
        ActorType::Organisation => (width + 36.0, height + 12.0),
    }
}

/// About what the text takes in a sans serif of this size; no font is at hand to measure it.
pub fn text_size(text: &str, font: f64) -> (f64, f64) {
    let width = text.lines().map(|line| line.chars().map(letter).sum::<f64>()).fold(1.0, f64::max);
    (width * font, text.lines().count().max(1) as f64 * font * 1.2)
}

/// Width of a letter, in parts of the font size.
fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ':' | ';' | '|' | '!' | ' ' | '(' | ')' => 0.33,
        'm' | 'w' | 'M' | 'W' | '&' | '@' | '%' => 0.9,
        c if c >= '\u{1100}' => 1.0,
        c if c.is_uppercase() => 0.72,
        _ => 0.57,
    }
}

pub fn shape(shape: &Shape, (x, y): Place, (w, h): Place) -> String {
    let look = |fill: &str| format!("fill=\"{fill}\" stroke=\"#5b6470\"");
    let points = |list: &[Place]| {
        list.iter().map(|(a, b)| format!("{},{}", short(x + a * w), short(y + b * h))).collect::<Vec<_>>().join(" ")
    };
    let polygon = |list: &[Place], fill: &str| format!("<polygon points=\"{}\" {}/>", points(list), look(fill));
    let outline = match shape.kind {
        ActorType::Company => polygon(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], "#eef3fa"),
        ActorType::Person => format!(
            "<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\" {}/>",
            short(x + w / 2.0),
            short(y + h / 2.0),
            short(w / 2.0),
            short(h / 2.0),
            look("#e6f4f3")
        ),
        ActorType::Authority => polygon(&[(0.5, 0.0), (1.0, 0.3), (1.0, 1.0), (0.0, 1.0), (0.0, 0.3)], "#fbf3e0"),
        ActorType::Organisation => {
            let d = (14.0 / w).min(0.25);
            polygon(&[(d, 0.0), (1.0 - d, 0.0), (1.0, 0.5), (1.0 - d, 1.0), (d, 1.0), (0.0, 0.5)], "#f1ecf7")
        }
    };
    let down = if shape.kind == ActorType::Authority { 0.58 } else { 0.5 };
    let words = words(&shape.label, (x + w / 2.0, y + h * down), NAME, "#111111");
    group("node", &shape.id, &shape.tooltip, &(outline + &words))
}

/// The words of an edge, on a white ground so that no line strikes them out.
pub fn label(line: &Line, (x, y): Place) -> String {
    let (w, h) = text_size(&line.label, super::SMALL as f64);
    let ground = format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#ffffff\" fill-opacity=\"0.85\"/>",
        short(x - w / 2.0),
        short(y - h / 2.0),
        short(w),
        short(h)
    );
    let text = words(&line.label, (x, y), super::SMALL as f64, &line.colour);
    format!("<g class=\"label\">{}{ground}{text}</g>\n", title(&line.tooltip))
}

/// A curve with its head, at the start if the layout turned it round.
pub fn arrow(line: &Line, path: &[Pair], back: bool) -> String {
    let (Some(first), Some(last)) = (path.first(), path.last()) else { return String::new() };
    let mut curve = format!("M {} C {}", pair(first.0), pair(first.1));
    for (i, (control, point)) in path.iter().enumerate().skip(1) {
        let _ = write!(curve, "{}{}, {}", if i == 1 { ", " } else { " S " }, pair(*control), pair(*point));
    }
    let mut inner = stroke(&format!("d=\"{curve}\""), line.stage, &line.colour);
    if line.arrow {
        let (tip, from) = if back { (first.0, first.1) } else { (last.1, last.0) };
        inner += &head(tip, from, &line.colour);
    }
    group(&format!("edge {}", class(line.stage)), &line.id, &line.tooltip, &inner)
}

/// A path in the style of a stage.
pub fn stroke(path: &str, stage: Stage, colour: &str) -> String {
    let (width, dash) = match stage {
        Stage::Possible => (1.3, "6 4"),
        Stage::Agreed => (1.3, ""),
        Stage::Done => (2.8, ""),
        Stage::Dead => (1.8, "1.5 4"),
        Stage::Delayed => (1.6, "9 3 2 3"),
    };
    let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
    format!("<path {path} fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>", escape(colour))
}

fn head(tip: Place, from: Place, colour: &str) -> String {
    let (dx, dy) = (tip.0 - from.0, tip.1 - from.1);
    let length = dx.hypot(dy).max(0.01);
    let (ux, uy) = (dx / length * 9.0, dy / length * 9.0);
    let corner = |side: f64| pair((tip.0 - ux - side * uy * 0.4, tip.1 - uy + side * ux * 0.4));
    format!("<polygon points=\"{} {} {}\" fill=\"{}\"/>", pair(tip), corner(1.0), corner(-1.0), escape(colour))
}

pub fn class(stage: Stage) -> String {
    format!("{stage:?}").to_lowercase()
}

/// Lines of text around a middle.
pub fn words(text: &str, (x, y): Place, font: f64, colour: &str) -> String {
    let rows = text.lines().count().max(1) as f64;
    let mut out = format!("<text font-size=\"{font}\" text-anchor=\"middle\" fill=\"{}\">", escape(colour));
    for (i, row) in text.lines().enumerate() {
        let y = y + (i as f64 - rows / 2.0 + 0.5) * font * 1.2 + font * 0.35;
        let _ = write!(out, "<tspan x=\"{}\" y=\"{}\">{}</tspan>", short(x), short(y), escape(row));
    }
    out + "</text>"
}

fn group(class: &str, id: &str, tooltip: &str, inner: &str) -> String {
    format!("<g class=\"{class}\" id=\"{}\">{}{inner}</g>\n", escape(id), title(tooltip))
}

fn title(tooltip: &str) -> String {
    format!("<title>{}</title>", escape(tooltip))
}

fn pair((x, y): Place) -> String {
    format!("{},{}", short(x), short(y))
}

/// A coordinate with one decimal at most, never `-0`.
pub fn short(number: f64) -> f64 {
    (number * 10.0).round() / 10.0 + 0.0
}

/// For text and for attributes in double quotes. What XML can't hold becomes a replacement character.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\t' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
