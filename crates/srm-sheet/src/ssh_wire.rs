//! The few SSH wire types (RFC 4251 §5) that keys and signatures need.

/// Appends a length-prefixed string.
pub(crate) fn put_string(blob: &mut Vec<u8>, bytes: &[u8]) {
    // Callers write names, keys, digests and signatures, none of which nears four gigabytes.
    blob.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    blob.extend_from_slice(bytes);
}

/// Reads a blob from front to back; `None` means it ends too early.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.bytes(4)?.try_into().ok()?))
    }

    pub(crate) fn string(&mut self) -> Option<&'a [u8]> {
        let count = self.u32()?;
        self.bytes(usize::try_from(count).ok()?)
    }

    pub(crate) fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_read_back_and_every_prefix_ends_too_early() {
        let mut blob = Vec::new();
        put_string(&mut blob, b"srm");
        let mut reader = Reader(&blob);
        assert_eq!(reader.string(), Some(b"srm".as_slice()));
        assert!(reader.is_done());
        for end in 0..blob.len() {
            assert_eq!(Reader(&blob[..end]).string(), None);
        }
        assert_eq!(Reader(&[0xff, 0xff, 0xff, 0xff, 1]).string(), None);
    }
}
