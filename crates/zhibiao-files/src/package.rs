//! The parts of a file that is a zip archive of XML, unpacked within limits.

use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::error::{Damage, FileError};
use crate::format::Format;

/// The most bytes that one part unpacks to: of small files that unpack to terabytes no more is read.
const LARGEST_PART: u64 = 256_000_000;

/// An open archive.
pub(crate) struct Package<'b> {
    name: String,
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    pub(crate) fn open(name: &str, bytes: &'b [u8]) -> Result<Self, FileError> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self {
                name: name.to_owned(),
                archive,
            }),
            Err(error) => Err(damaged(name, Damage::Archive(error.to_string()))),
        }
    }

    /// A part as text; nothing where there is none.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<String>, FileError> {
        if self.archive.index_for_name(path).is_none() {
            return Ok(None);
        }
        let part = match self.archive.by_name(path) {
            Ok(part) => part,
            Err(error) => return Err(damaged(&self.name, Damage::Archive(error.to_string()))),
        };
        let mut bytes = Vec::new();
        let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        if let Err(error) = read {
            return Err(damaged(&self.name, Damage::Archive(error.to_string())));
        }
        if bytes.len() as u64 > LARGEST_PART {
            return Err(FileError::TooLarge {
                name: format!("{}!{path}", self.name),
                bytes: bytes.len() as u64,
            });
        }
        let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        match std::str::from_utf8(body) {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(_) => Err(damaged(&self.name, Damage::NotUtf8)),
        }
    }

    /// A part that the file is nothing without.
    pub(crate) fn needed(&mut self, path: &str) -> Result<String, FileError> {
        let name = self.name.clone();
        self.part(path)?
            .ok_or_else(|| damaged(&name, Damage::NoPart(path.to_owned())))
    }

    /// Reads all events of a part; what is no XML ends it with an error.
    pub(crate) fn events(
        &self,
        xml: &str,
        mut take: impl FnMut(Node<'_, '_>),
    ) -> Result<(), FileError> {
        let mut reader = Reader::from_str(xml);
        loop {
            let event = reader
                .read_event()
                .map_err(|error| damaged(&self.name, Damage::Xml(error.to_string())))?;
            match &event {
                Event::Start(tag) => take(Node::Start(tag, tag.local_name().into_inner())),
                Event::Empty(tag) => {
                    take(Node::Start(tag, tag.local_name().into_inner()));
                    take(Node::End(tag.local_name().into_inner()));
                }
                Event::End(tag) => take(Node::End(tag.local_name().into_inner())),
                Event::Text(text) => take(Node::Text(&text.xml10_content())),
                Event::CData(text) => take(Node::Text(&text.xml10_content())),
                Event::GeneralRef(reference) => take(Node::Text(&resolved(reference))),
                // Office writes none; entities of entities are how memory is filled.
                Event::DocType(_) => return Err(damaged(&self.name, Damage::Dtd)),
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }
}

/// What a part of XML is made of; the names are without their prefixes.
pub(crate) enum Node<'a, 't> {
    Start(&'a BytesStart<'t>, &'a str),
    End(&'a str),
    Text(&'a str),
}

/// An attribute of an element, by its name without prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// What `&…;` stands for; one that is not known stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.xml10_content();
    match &*name {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// The kind of an archive whose name does not tell.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Result<Format, FileError> {
    let package = Package::open(name, bytes)?;
    let has = |path: &str| package.archive.index_for_name(path).is_some();
    if has("word/document.xml") {
        Ok(Format::Docx)
    } else if has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else {
        Err(FileError::Unknown {
            name: name.to_owned(),
        })
    }
}

fn damaged(name: &str, what: Damage) -> FileError {
    FileError::Damaged {
        name: name.to_owned(),
        what,
    }
}
