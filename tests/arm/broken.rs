//! Whatever becomes of a template on its way, reading it ends in an answer or an error, and never in a panic.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tls_rehearsal::codec::import::{Source, import, import_files};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::codec::reply::Reply;

/// Templates with much in them, and all cases.
fn texts() -> Vec<String> {
    let mut paths: Vec<PathBuf> = ["tests/cases", "tests/specimens/written"]
        .iter()
        .flat_map(|folder| {
            fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap()
        })
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            ["bicep", "bicepparam", "json"]
                .iter()
                .any(|ending| path.extension().is_some_and(|own| own == *ending))
        })
        .collect();
    paths.sort();
    let mut texts: Vec<String> =
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.push("@allowed([\n  'a'\n])\nparam p string? // x\nfunc f(a string, b int?) string => '${a}-${b ?? 1}'\nvar v = [for (x, i) in range(0, 3): if (i > 0) { k: x, ...{ y: f('a', i) } }]\nvar m = toObject(map(v, e => e.y), e => e, e => '''\n'x'\n''')\nmodule g './g.bicep' = if (p == null) {\n  name: 'g'\n  params: { sku: 'Basic', map: m[?'a-1'] ?? {} }\n}\nresource r 'Microsoft.ApiManagement/service@2024-05-01' = [for n in ['a', 'b']: {\n  name: 'x-${n}'\n  sku: { name: true ? 'Basic' : 'Premium', capacity: 1 * (2 + -1) }\n  properties: { customProperties: union(m, {\n    'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10': string(!contains(p!, 'x\\u{61}'))\n  }) }\n}]\n".to_owned());
    texts.push("{\"$schema\": \"x\", \"variables\": {\"copy\": [{\"name\": \"c\", \"count\": 2, \"input\": \"[createObject('a', copyIndex('c'))]\"}]}, \"resources\": [{\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"[format('{0}', 'x')]\", \"copy\": {\"name\": \"l\", \"count\": \"[length(variables('c'))]\"}, \"properties\": {\"customProperties\": \"[union(if(equals(copyIndex(), 0), createObject(), json('{}')), createObject('a', 'it''s'))]\"}}]}".to_owned());
    texts
}

fn agrees_with_itself(read: Result<Imported, impl std::fmt::Display>) {
    match read {
        Ok(imported) => {
            let reply = Reply::Imported(Box::new(imported));
            assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

#[test]
fn a_text_that_breaks_off_anywhere_is_answered() {
    for text in texts() {
        for (at, _) in text.char_indices() {
            agrees_with_itself(import(&text[..at]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Parts of one text in another, twice, and letters in the wrong place.
    #[test]
    fn a_text_with_parts_in_the_wrong_place_is_answered(
        which in any::<(prop::sample::Index, prop::sample::Index)>(),
        places in any::<[prop::sample::Index; 4]>(),
        between in prop::sample::select(vec!["", "'", "${", "{", "}", "[", "](", "?", ":", "...", "=>", "\"", "[for x in ", "null", "\n", "'''", "@", "#", "[parameters('", "-", "\u{feff}", "é"]),
    ) {
        let texts = texts();
        let (one, other) = (which.0.get(&texts), which.1.get(&texts));
        let cut = |text: &str, place: &prop::sample::Index| {
            let mut at = place.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (first, second) = (cut(one, &places[0]), cut(one, &places[1]));
        let (third, fourth) = (cut(other, &places[2]), cut(other, &places[3]));
        let part = &other[third.min(fourth)..third.max(fourth)];
        let text = format!("{}{between}{part}{between}{}", &one[..first.min(second)], &one[first.max(second)..]);
        agrees_with_itself(import(&text));
        let sources = [Source { name: "a", text: &text }, Source { name: "b", text: other }];
        agrees_with_itself(import_files(&sources, None).map_err(|failure| failure.error));
    }
}
