//! The desk's window.

use crate::app;
use crate::args::Args;
use crate::model::Model;
use srm_core::palette::Ink;
use std::sync::Arc;

struct Desk {
    model: Model,
}

impl eframe::App for Desk {
    /// The paper every page lies on.
    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        self.model.look().colour(Ink::Paper).to_normalized_gamma_f32()
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        app::logic(ctx, &mut self.model);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        app::show(ui, &mut self.model);
    }
}

/// Opens the window and runs until it closes.
pub fn run(args: &Args) -> Result<(), Box<dyn std::error::Error>> {
    let (w, h) = args.window.unwrap_or((1280, 800));
    let viewport = egui::ViewportBuilder::default()
        .with_title("SRM")
        .with_app_id("srm-desk")
        .with_inner_size([w as f32, h as f32])
        .with_min_inner_size([480.0, 360.0]);
    let options = eframe::NativeOptions { viewport, dithering: false, ..eframe::NativeOptions::default() };
    let own = args.clone();
    eframe::run_native(
        "SRM",
        options,
        Box::new(move |creation| {
            srm_ui::fonts::install(&creation.egui_ctx);
            let ctx = creation.egui_ctx.clone();
            let model = Model::open(&own, Arc::new(move || ctx.request_repaint()))?;
            Ok(Box::new(Desk { model }))
        }),
    )?;
    Ok(())
}
