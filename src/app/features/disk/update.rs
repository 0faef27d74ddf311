//! Carries out the commands of the widget on disk.

use super::{BuildFolderDialog, Disk, DiskCommand, DiskEvent};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::Leaving;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::system::dialogs::Wanted;
use crate::system::files::Origin;

impl Feature for Disk {
    type Command = DiskCommand;
    type Event = DiskEvent;

    fn update(&mut self, core: &mut Core, command: DiskCommand) {
        match command {
            DiskCommand::ChooseWidget { is_zip } => {
                let (wanted, title) = if is_zip { (Wanted::Zip, "action-open-zip") } else { (Wanted::Folder, "action-open-folder") };
                core.pick_for(Ticket::program(Owner::Disk), wanted, title, DiskEvent::Open);
            }
            DiskCommand::Save => self.save(core, None),
            DiskCommand::ChooseTarget { is_zip: true } => {
                core.pick(Owner::Disk, Wanted::NewZip, "action-save-as-zip", |path| {
                    DiskEvent::Chosen(DiskCommand::SaveAs(Origin::Zip(path)))
                });
            }
            DiskCommand::ChooseTarget { is_zip: false } => {
                core.pick(Owner::Disk, Wanted::NewFolder, "action-save-as-folder", |path| {
                    DiskEvent::Chosen(DiskCommand::SaveAs(Origin::Folder(path)))
                });
            }
            DiskCommand::SaveAs(origin) => self.write_as(core, origin),
            DiskCommand::Reload => core.leave(Leaving::Reload),
            DiskCommand::Look => self.look_at_disk(core),
            DiskCommand::Decide => self.show_question(core, None),
            DiskCommand::LetGo => self.let_lost_go(core),
            DiskCommand::ShowConflict(index) => self.show_conflict(core, index),
            DiskCommand::ChooseVersion(version) => self.choose_version(core, version),
            DiskCommand::TakeVersions => self.take_versions(core),
            DiskCommand::GoOnBeside { read_only } => self.go_on_beside(core, read_only),
            DiskCommand::ShowBuildFolder => core.show_dialog(BuildFolderDialog),
            DiskCommand::ChooseBuildFolder => {
                core.pick(Owner::Disk, Wanted::Folder, "action-build-folder", |path| {
                    DiskEvent::Chosen(DiskCommand::SetBuildFolder(Some(path)))
                });
            }
            DiskCommand::SetBuildFolder(folder) => self.set_build_folder(core, folder),
        }
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: DiskEvent) {
        match event {
            DiskEvent::Chosen(command) => self.update(core, command),
            DiskEvent::Open(path) => core.leave(Leaving::Open(path)),
            DiskEvent::Saved { origin, widget, result, contested, then } => self.saved(core, origin, widget, result, contested, then),
            DiskEvent::Scanned(scan) => self.disk_scanned(core, scan),
            DiskEvent::Watching(origin, watch, claim) => self.watching(core, origin, watch, claim),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, _: &Failure) -> bool {
        // After a panic, or for a widget that is closed: the disk is read again when something happens there.
        self.scanning.take_if(|scanning| *scanning == job);
        let was_saving = self.saving.take_if(|saving| *saving == job).is_some();
        if was_saving {
            // Nobody goes anywhere because of a save that failed.
            core.navigation.after_save = None;
        }
        was_saving
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        self.watch_widget(core);
    }
}
