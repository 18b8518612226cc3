use crate::driver::{Folder, Hands, Kiosk};
use egui::accesskit::Role;
#[test]
fn zz() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.press_named(Role::RadioButton, "200\u{a0}%");
    kiosk.press("setup-start");
    for i in 0..3 {
    println!("{:?} {:?} {:?}", kiosk.page(), kiosk.all(Role::RadioButton), kiosk.ppp());
    kiosk.step();
    }
    kiosk.picture("/tmp/w1-lang200.png");
}
