//! Draws what layout-rs calls back with: it knows the places, we know shapes, words and lines.

use super::order::Part;
use super::paint::{self, Frame};
use crate::export::picture::Picture;
use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::Point;
use layout::core::style::StyleAttr;

/// A part that has been drawn, in coordinates of its own.
pub struct Drawn {
    pub frame: Frame,
    pub svg: String,
}

pub struct Canvas<'p> {
    picture: &'p Picture,
    /// The lines that were turned round.
    back: Vec<usize>,
    frame: Frame,
    arrows: String,
    shapes: String,
    labels: String,
}

impl<'p> Canvas<'p> {
    pub fn new(picture: &'p Picture, part: &Part) -> Self {
        let back = part.edges.iter().filter(|edge| edge.back).map(|edge| edge.line).collect();
        let (frame, empty) = (Frame::default(), String::new());
        Canvas { picture, back, frame, arrows: empty.clone(), shapes: empty.clone(), labels: empty }
    }

    /// Lines lie below shapes, words above both.
    pub fn finish(self) -> Drawn {
        Drawn { frame: self.frame, svg: self.arrows + &self.shapes + &self.labels }
    }
}

impl Canvas<'_> {
    /// A loop over the middle of a shape's upper side, `rise` high, with its label on top.
    fn draw_loop(&mut self, line: &crate::export::picture::Line, x: f64, y: f64, rise: f64) {
        let ends = [((x - 10.0, y), (x - 20.0, y - rise)), ((x + 20.0, y - rise), (x + 10.0, y))];
        self.frame.hold(x, y - rise - 20.0);
        self.arrows += &paint::arrow(line, &ends, false);
        self.labels += &paint::label(line, (x, y - rise));
    }
}

/// The number that stands for a shape or line.
fn number(text: &str) -> Option<usize> {
    text.trim().parse().ok()
}

impl RenderBackend for Canvas<'_> {
    /// Where a shape stands. Edges from an actor to itself are drawn here as loops over it, since layout-rs panics
    /// over some of them.
    fn draw_rect(&mut self, at: Point, size: Point, _: &StyleAttr, name: Option<String>, _: Option<ClipHandle>) {
        let Some((n, shape)) = name.and_then(|n| number(&n)).and_then(|n| Some((n, self.picture.shapes.get(n)?)))
        else {
            return;
        };
        self.frame.hold(at.x, at.y);
        self.frame.hold(at.x + size.x, at.y + size.y);
        self.shapes += &paint::shape(shape, (at.x, at.y), (size.x, size.y));
        for (i, line) in self.picture.lines.iter().filter(|l| l.from == n && l.to == n).enumerate() {
            self.draw_loop(line, at.x + size.x / 2.0, at.y, 24.0 + 34.0 * i as f64);
        }
    }

    fn draw_text(&mut self, at: Point, text: &str, _: &StyleAttr) {
        let Some(line) = number(text).and_then(|n| self.picture.lines.get(n)) else { return };
        let (width, height) = paint::text_size(&line.label, super::SMALL as f64);
        self.frame.hold(at.x - width / 2.0, at.y - height / 2.0);
        self.frame.hold(at.x + width / 2.0, at.y + height / 2.0);
        self.labels += &paint::label(line, (at.x, at.y));
    }

    fn draw_arrow(
        &mut self,
        path: &[(Point, Point)],
        _: bool,
        _: (bool, bool),
        _: &StyleAttr,
        name: Option<String>,
        _: &str,
    ) {
        let Some((n, line)) = name.and_then(|n| number(&n)).and_then(|n| Some((n, self.picture.lines.get(n)?))) else {
            return;
        };
        let path: Vec<paint::Pair> = path.iter().map(|(a, b)| ((a.x, a.y), (b.x, b.y))).collect();
        for (a, b) in &path {
            self.frame.hold(a.0, a.1);
            self.frame.hold(b.0, b.1);
        }
        self.arrows += &paint::arrow(line, &path, self.back.contains(&n));
    }

    fn draw_line(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_circle(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn create_clip(&mut self, _: Point, _: Point, _: usize) -> ClipHandle {
        0
    }
}
