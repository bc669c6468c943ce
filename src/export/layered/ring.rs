//! A part on a ring, with straight lines: for a part that layout-rs can't lay out, see `layered::place`.

use super::canvas::{Canvas, Drawn};
use super::order::Part;
use super::{paint, style};
use crate::export::picture::Picture;
use layout::core::format::RenderBackend;
use layout::core::geometry::Point;

pub fn place(picture: &Picture, part: &Part) -> Drawn {
    let mut canvas = Canvas::new(picture, part);
    let places: Vec<Point> = (0..part.shapes.len()).map(|i| on_ring(i, part.shapes.len())).collect();
    for edge in &part.edges {
        let (a, b) = (places[edge.from], places[edge.to]);
        let middle = a.add(b).scale(0.5);
        canvas.draw_arrow(
            &[(a, middle), (middle, b)],
            false,
            (false, false),
            &style(),
            Some(edge.line.to_string()),
            "",
        );
        canvas.draw_text(middle, &edge.line.to_string(), &style());
    }
    for (at, shape) in places.iter().zip(&part.shapes) {
        let (width, height) = paint::size(picture.shapes[*shape].kind, &picture.shapes[*shape].label);
        let corner = at.sub(Point::new(width / 2.0, height / 2.0));
        canvas.draw_rect(corner, Point::new(width, height), &style(), Some(shape.to_string()), None);
    }
    canvas.finish()
}

/// Wide enough that names side by side do not touch.
fn on_ring(i: usize, count: usize) -> Point {
    let radius = 60.0 + 28.0 * count as f64;
    let angle = std::f64::consts::TAU * i as f64 / count as f64;
    Point::new(radius * angle.cos() * 1.4, radius * angle.sin())
}
