//! What Bicep takes from other files is read from them, if they are given beside it.

use tls_rehearsal::codec::import::{Source, import_files};
use tls_rehearsal::codec::imported::{Answer, Imported};
use tls_rehearsal::domain::{Protocol, Setting, Side, Tier};

const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
const TLS10: Setting = Setting::Protocol(Side::Client, Protocol::Tls10);
const TLS11: Setting = Setting::Protocol(Side::Client, Protocol::Tls11);

/// The same in any order, whatever the line ends are.
#[track_caller]
fn in_any_order(files: &[(&str, &str)], then: impl Fn(&Imported)) {
    let broken: Vec<String> = files.iter().map(|(_, text)| text.replace('\n', "\r\n")).collect();
    let broken = files.iter().zip(&broken).map(|((name, _), text)| Source { name, text });
    let plain = files.iter().map(|(name, text)| Source { name, text });
    for mut sources in [plain.collect::<Vec<_>>(), broken.collect()] {
        for _ in 0..2 {
            then(&import_files(&sources, None).unwrap_or_else(|failure| panic!("{failure:?}")));
            sources.reverse();
        }
    }
}

fn on(imported: &Imported) -> (Option<bool>, Option<bool>) {
    (imported.of(TLS10).stated(), imported.of(TLS11).stated())
}

fn instance(before: &str, tier: &str, map: &str) -> String {
    format!(
        "{before}\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  name: 'a'\n  sku: {{\n    name: {tier}\n    capacity: 1\n  }}\n  properties: {{\n    customProperties: {map}\n  }}\n}}\n"
    )
}

#[test]
fn imported_variables_and_functions_are_evaluated_where_they_stand() {
    let shared = format!(
        "var off = 'False'\n@export()\nvar map = {{\n  '{KEY}10': off\n}}\n@export()\nfunc flag(on bool) string => on ? 'True' : own()\nfunc own() string => 'False'\n"
    );
    let between = "import * as all from 'shared.bicep'\n@export()\nvar yes = all.flag(true)\n";
    for (before, map) in [
        ("import {map, flag} from './shared.bicep'", "union(map, { '10': flag(true) })"),
        (
            "import {\n  map as tls // the map\n  flag as on\n} from '../lib/shared.bicep'\nfunc own() string => 'x'\nvar map = 1\nfunc flag(a bool) string => 'x'",
            "{\n ...tls\n '10': on(!false)\n}",
        ),
        ("import * as lib from 'shared.bicep'", "{\n ...lib.map\n '10': lib.flag(true)\n}"),
        (
            "import {yes} from 'between.bicep'\nimport {map} from 'shared.bicep'",
            "union(map, { '10': yes })",
        ),
    ] {
        let main = instance(before, "'Basic'", &map.replace("'10'", &format!("'{KEY}11'")));
        let files = [("main.bicep", &*main), ("between.bicep", between), ("shared.bicep", &shared)];
        in_any_order(&files, |imported| {
            assert_eq!(on(imported), (Some(false), Some(true)), "{main}");
        });
        in_any_order(&files[..1], |imported| {
            assert_eq!(imported.of(TLS11).answer, Answer::Unknown, "{main}");
        });
    }
    // Values may be imported as well.
    let main = instance("param map object", "'Basic'", "map");
    let values = "using 'main.bicep'\nimport {map as tls} from 'shared.bicep'\nparam map = tls\n";
    let files = [("a.bicepparam", values), ("main.bicep", &main), ("shared.bicep", &shared)];
    in_any_order(&files, |imported| assert_eq!(on(imported).0, Some(false)));
}

#[test]
fn files_that_import_each_other_decide_nothing() {
    let one = instance(
        "import {b} from 'two.bicep'\nvar a = b",
        "'Basic'",
        &format!("{{ '{KEY}10': a }}"),
    );
    let files = [("one.bicep", &*one), ("two.bicep", "import {a} from 'one.bicep'\nvar b = a\n")];
    in_any_order(&files, |imported| assert_eq!(imported.of(TLS10).answer, Answer::Unknown));
}

#[test]
fn json_that_is_loaded_is_read_from_its_file() {
    let loaded = format!(
        "{{\"prod\": {{\"tier\": \"Premium\", \"map\": {{\"{KEY}10\": \"False\"}}}}, \"dev\": {{\"tier\": \"Basic\", \"map\": {{\"{KEY}10\": \"True\"}}}}}}"
    );
    for (before, tier, map) in [
        (
            "param env string = 'prod'\nvar all = loadJsonContent('./env/all.json')[env]",
            "all.tier",
            "all.map",
        ),
        (
            "var all = loadJsonContent(\n  'all.json'\n)",
            "all.prod.tier",
            "union(all.dev.map, all.prod.map)",
        ),
        ("var all = loadJsonContent('all.json', '$.prod')", "all.tier", "all.map"),
        ("var all = json(loadTextContent('all.json'))", "all.prod.tier", "all.prod.map"),
    ] {
        let main = instance(before, tier, map);
        let files = [("main.bicep", &*main), ("all.json", &loaded)];
        in_any_order(&files, |imported| {
            assert_eq!(on(imported).0, Some(false), "{main}");
            assert_eq!(imported.tier, Some(Tier::Premium), "{main}");
        });
        in_any_order(&files[..1], |imported| {
            let found = imported.of(TLS10);
            assert_eq!(found.answer, Answer::Unknown, "{main}");
            assert!(found.why.contains("give it as well"), "{found:?}");
        });
    }
}

#[test]
fn what_is_chosen_by_a_default_says_so() {
    let map = format!("{{\n dev: {{ '{KEY}10': 'True' }}\n}}[env]");
    let main = instance("param env string = 'dev'", "split('Basic,Standard', ',')[0]", &map);
    in_any_order(&[("main.bicep", &main)], |imported| {
        let found = imported.of(TLS10);
        assert_eq!(found.answer, Answer::Stated(true));
        assert!(found.why.contains("condition on the default of parameter env"), "{found:?}");
    });
}

#[test]
fn of_files_with_one_name_the_one_in_the_named_folder_is_read() {
    let main = instance("var map = loadJsonContent('./prod/tls.json')", "'Basic'", "map");
    let (dev, prod) = (format!("{{\"{KEY}10\": \"True\"}}"), format!("{{\"{KEY}10\": \"False\"}}"));
    let files = [("i/main.bicep", &*main), ("i/dev/tls.json", &dev), ("i/prod/tls.json", &prod)];
    in_any_order(&files, |imported| assert_eq!(on(imported).0, Some(false)));
    // Where the folders do not tell, nothing is decided.
    let files = [("main.bicep", &*main), ("a/tls.json", &dev), ("b/tls.json", &prod)];
    in_any_order(&files, |imported| assert_eq!(imported.of(TLS10).answer, Answer::Unknown));
}
