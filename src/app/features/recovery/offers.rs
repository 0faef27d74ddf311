//! Edits that were left behind, read and compared with what is on disk now.

use std::path::Path;
use std::time::Duration;

use super::{Offer, OfferedFile, Restored};
use crate::formats::path::RelPath;
use crate::services::archive::sha256_hex;
use crate::services::diff;
use crate::system::clock;
use crate::system::files;
use crate::system::recovery::{self, Claim, Found, Recovered};

pub(super) fn read(path: &Path, chosen: Vec<RelPath>) -> Result<Restored, String> {
    let claim = Claim::take(path).map_err(|error| error.to_string())?.ok_or("another studio has it")?;
    let rescued = recovery::read(path).map_err(|error| error.to_string())?;
    let disk = rescued.origin.as_ref().and_then(|origin| files::open(origin.path()).ok());
    Ok(Restored { claim, rescued, disk, chosen })
}

/// What was found, beside what is on disk now. Edits that are on disk already are no offer: their file goes.
pub(super) fn offers(found: Found) -> (Vec<Offer>, Vec<String>) {
    let mut offers = Vec::new();
    for (claim, rescued) in found.left {
        match rescued.map_err(|error| error.to_string()) {
            Ok(rescued) => match offer(claim, rescued) {
                Ok(offer) => offers.push(offer),
                Err(claim) => claim.delete().unwrap_or_else(|error| log::warn!("edits that are saved already stay: {error}")),
            },
            Err(fault) => {
                let name = claim.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
                log::warn!("unsaved edits in {name} can't be read: {fault}");
                let (origin, age) = (None, Duration::ZERO);
                offers.push(Offer { claim, name, origin, is_gone: false, age, files: Vec::new(), fault: Some(fault) });
            }
        }
    }
    // What can't be read comes last.
    offers.sort_by_key(|offer| offer.fault.is_some());
    (offers, found.foreign)
}

fn offer(claim: Claim, rescued: Recovered) -> Result<Offer, Claim> {
    let disk = rescued.origin.as_ref().map(|origin| files::open(origin.path()));
    let is_gone = matches!(disk, Some(Err(_)));
    let disk = disk.and_then(Result::ok).map(|opened| opened.widget);
    let on_disk = |path: &RelPath| disk.as_ref().and_then(|widget| widget.get(path.as_str()));
    let differing = rescued.files.iter().filter(|file| on_disk(&file.path) != file.body.as_ref());
    let files: Vec<OfferedFile> = differing
        .map(|file| {
            let now = on_disk(&file.path);
            OfferedFile {
                path: file.path.clone(),
                diff: diff::of_files(file.path.as_str(), now, file.body.as_ref()),
                is_changed_on_disk: disk.is_some() && now.map(|body| sha256_hex(body.as_bytes())) != file.was,
            }
        })
        .collect();
    if files.is_empty() {
        return Err(claim);
    }
    let age = Duration::from_secs(u64::try_from(clock::now() - rescued.at).unwrap_or_default());
    let place = rescued.origin.as_ref().and_then(|origin| origin.path().file_name()).unwrap_or_default();
    let name = if rescued.name.is_empty() { place.to_string_lossy().into_owned() } else { rescued.name };
    Ok(Offer { claim, name, origin: rescued.origin, is_gone, age, files, fault: None })
}
