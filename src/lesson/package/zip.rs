//! A zip archive of files as they are. Nothing is packed tighter: what writes tighter is fifty times the code, and some readers refuse
//! what a writer that does not know sizes beforehand has to write.

/// A file of a package.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct File {
    /// Its path, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}

/// Paths are UTF-8.
const UTF8: u16 = 1 << 11;

/// 1 January 1980, the first day that a zip archive knows: equal files make equal archives.
const FIRST_DAY: u16 = 1 << 5 | 1;

/// The archive; `None` if it has more files, or more bytes, than the plain form of an archive can name.
pub fn zip(files: &[File]) -> Option<Vec<u8>> {
    let number = u16::try_from(files.len()).ok()?;
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let at = u32::try_from(archive.len()).ok()?;
        let about = about(file)?;
        archive.extend(0x0403_4B50_u32.to_le_bytes());
        archive.extend(&about);
        archive.extend(file.path.as_bytes());
        archive.extend(&file.bytes);
        directory.extend(0x0201_4B50_u32.to_le_bytes());
        // Written by a writer of version 2.0.
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&about);
        // No comment, disk 0, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(file.path.as_bytes());
    }
    let at = u32::try_from(archive.len()).ok()?;
    let length = u32::try_from(directory.len()).ok()?;
    archive.append(&mut directory);
    archive.extend(0x0605_4B50_u32.to_le_bytes());
    archive.extend([0; 4]);
    archive.extend(number.to_le_bytes());
    archive.extend(number.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(at.to_le_bytes());
    archive.extend([0; 2]);
    Some(archive)
}

/// What both heads of a file say of it.
fn about(file: &File) -> Option<Vec<u8>> {
    let length = u32::try_from(file.bytes.len()).ok()?;
    let name = u16::try_from(file.path.len()).ok()?;
    let mut about = Vec::with_capacity(26);
    // Read by readers of version 2.0, stored, at midnight.
    for part in [20, UTF8, 0, 0, FIRST_DAY] {
        about.extend(part.to_le_bytes());
    }
    about.extend(crc32(&file.bytes).to_le_bytes());
    about.extend(length.to_le_bytes());
    about.extend(length.to_le_bytes());
    about.extend(name.to_le_bytes());
    // No extra field.
    about.extend([0; 2]);
    Some(about)
}

/// The check value that zip archives use (ISO 3309).
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_names_every_file_and_where_it_stands() {
        let files = [File::text("index.html", "<p>"), File::text("a/é.js", "lesson_status")];
        let archive = zip(&files).unwrap_or_default();
        let end = archive.len() - 22;
        assert_eq!(archive[end..end + 4], *b"PK\x05\x06");
        assert_eq!(archive[end + 10..end + 12], 2_u16.to_le_bytes());
        let at = u32::from_le_bytes([
            archive[end + 16],
            archive[end + 17],
            archive[end + 18],
            archive[end + 19],
        ]) as usize;
        assert_eq!(archive[at..at + 4], *b"PK\x01\x02");
        assert_eq!(archive[30..40], *b"index.html");
        assert_eq!(archive[40..43], *b"<p>");
    }

    #[test]
    fn a_path_that_is_too_long_for_an_archive_makes_none() {
        assert_eq!(zip(&[File::text("a".repeat(70_000), "")]), None);
    }
}
