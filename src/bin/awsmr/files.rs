//! Bodies of answers into files: one a region, each whole or not there.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use multiregion_client::{LiveBody, MultiRegionResult};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;
use tokio::task::JoinSet;

use crate::complain;

/// Saves the body of each region that answered, all at once; what went wrong is told. `false`: a body was not saved.
pub(crate) async fn save(result: &mut MultiRegionResult, path: &Path) -> bool {
    let is_one = result.len() == 1;
    let regions: Vec<String> = result.iter().map(|outcome| outcome.region().to_owned()).collect();
    let mut saving = JoinSet::new();
    for region in regions {
        let Some(body) = result.take_body(&region) else { continue };
        let path = if is_one { path.to_owned() } else { with_ending(path, &region) };
        saving.spawn(async move { (whole(body, &path).await, region, path) });
    }
    let mut is_saved = true;
    while let Some(ended) = saving.join_next().await {
        match ended {
            Ok((Ok(()), ..)) => {}
            Ok((Err(error), region, path)) => {
                complain(&format!("{region}: {}: {error}", path.display()));
                is_saved = false;
            }
            Err(error) => {
                complain(&error.to_string());
                is_saved = false;
            }
        }
    }
    is_saved
}

/// Writes a body beside its place, and puts it there when it is whole: what broke off or is not the one of its checksum
/// is not taken for it.
async fn whole(mut body: LiveBody, path: &Path) -> io::Result<()> {
    let part = with_ending(path, "part");
    let written = async {
        let mut file = File::create(&part).await?;
        while let Some(bytes) = body.next().await {
            file.write_all(&bytes.map_err(io::Error::other)?).await?;
        }
        file.flush().await?;
        fs::rename(&part, path).await
    };
    let ended = written.await;
    if ended.is_err() {
        // It may be that it was never made.
        let _ = fs::remove_file(&part).await;
    }
    ended
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(ending);
    name.into()
}
