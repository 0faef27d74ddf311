//! A renderer that is chosen at run time.

use egui_kittest::TestRenderer;

/// A renderer chosen at run time.
pub struct Boxed(pub Box<dyn TestRenderer>);

impl TestRenderer for Boxed {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.handle_delta(delta);
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        self.0.render(ctx, output)
    }
}
