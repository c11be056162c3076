//! The law that every reader of templates obeys: where a truth value is replaced by an expression that the files do not decide, no
//! definite answer contradicts the answer for true, or the answer for false.

use proptest::prelude::*;
use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::imported::{Answer, Imported};

const GATEWAY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.";
const KEYS: [&str; 4] = [
    "Security.Protocols.Tls10",
    "Security.Protocols.Tls11",
    "Security.Ciphers.TripleDes168",
    "Security.Ciphers.TLS_RSA_WITH_3DES_EDE_CBC_SHA",
];

/// A truth value.
#[derive(Clone, Debug)]
enum Truth {
    Literal(bool),
    /// What is replaced.
    Hole,
    Not(Box<Truth>),
    And(Box<Truth>, Box<Truth>),
    Or(Box<Truth>, Box<Truth>),
    Same(Box<Truth>, Box<Truth>),
    /// One of several ways to say the same.
    Way(u8, Box<Truth>),
    Chosen(Box<Truth>, Box<Truth>, Box<Truth>),
    Has(Box<Map>, u8),
    Empty(Box<Map>),
}

/// A map of keys.
#[derive(Clone, Debug)]
enum Map {
    Empty,
    Key(u8, Box<Truth>),
    Either(u8, u8, Box<Truth>, Box<Truth>),
    Chosen(Box<Truth>, Box<Map>, Box<Map>),
    Union(Box<Map>, Box<Map>),
    Spread(Box<Map>, Box<Map>),
    OrNull(Box<Truth>, Box<Map>, Box<Map>),
    Made(Box<Truth>, u8),
    Nested(Box<Map>, Box<Map>),
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Language {
    Bicep,
    Arm,
}

fn key(at: u8) -> String {
    format!("'{GATEWAY}{}'", KEYS[usize::from(at) % KEYS.len()])
}

impl Truth {
    fn written(&self, language: Language, hole: &str) -> String {
        let of = |truth: &Truth| truth.written(language, hole);
        let bicep = language == Language::Bicep;
        match self {
            Self::Literal(truth) if bicep => truth.to_string(),
            Self::Literal(truth) => format!("{truth}()"),
            Self::Hole => hole.to_owned(),
            Self::Not(one) if bicep => format!("!({})", of(one)),
            Self::Not(one) => format!("not({})", of(one)),
            Self::And(one, other) if bicep => format!("({} && {})", of(one), of(other)),
            Self::And(one, other) => format!("and({}, {})", of(one), of(other)),
            Self::Or(one, other) if bicep => format!("({} || {})", of(one), of(other)),
            Self::Or(one, other) => format!("or({}, {})", of(one), of(other)),
            Self::Same(one, other) if bicep => format!("({} == {})", of(one), of(other)),
            Self::Same(one, other) => format!("equals({}, {})", of(one), of(other)),
            Self::Chosen(test, one, other) if bicep => {
                format!("({} ? {} : {})", of(test), of(one), of(other))
            }
            Self::Chosen(test, one, other) => {
                format!("if({}, {}, {})", of(test), of(one), of(other))
            }
            Self::Has(map, at) => {
                format!("contains({}, {})", map.written(language, hole), key(*at))
            }
            Self::Empty(map) => format!("empty({})", map.written(language, hole)),
            Self::Way(way, one) => {
                let one = of(one);
                match (way % 8, bicep) {
                    (0, _) => format!("bool(string({one}))"),
                    (1, true) => format!("(({one} ? 'x' : null) == 'x')"),
                    (1, false) => format!("equals(coalesce(if({one}, 'x', null()), 'y'), 'x')"),
                    (2, true) => format!("(length({one} ? ['a'] : []) == 1)"),
                    (2, false) => {
                        format!("equals(length(if({one}, createArray('a'), createArray())), 1)")
                    }
                    (3, true) => format!("contains(['a'], {one} ? 'a' : 'b')"),
                    (3, false) => format!("contains(createArray('a'), if({one}, 'a', 'b'))"),
                    (4, true) => format!("(length(filter(['a'], x => {one})) == 1)"),
                    (4, false) => {
                        format!("equals(length(filter(createArray('a'), lambda('x', {one}))), 1)")
                    }
                    (5, true) => format!("{{ a: {{ b: {one} }} }}.a.b"),
                    (5, false) => format!("createObject('a', createObject('b', {one})).a.b"),
                    (6, true) => format!("[true, {one}][1]"),
                    (6, false) => format!("createArray(true(), {one})[1]"),
                    (_, true) => format!("('${{{one}}}' == 'True')"),
                    (_, false) => format!("equals(format('{{0}}', {one}), 'True')"),
                }
            }
        }
    }
}

impl Map {
    fn written(&self, language: Language, hole: &str) -> String {
        let truth = |truth: &Truth| truth.written(language, hole);
        let of = |map: &Map| map.written(language, hole);
        let bicep = language == Language::Bicep;
        match self {
            Self::Empty if bicep => "{}".to_owned(),
            Self::Empty => "createObject()".to_owned(),
            Self::Key(at, on) if bicep => format!("{{ {}: string({}) }}", key(*at), truth(on)),
            Self::Key(at, on) => format!("createObject({}, string({}))", key(*at), truth(on)),
            Self::Either(one, other, which, on) if bicep => format!(
                "{{ '${{{} ? {} : {}}}': {} }}",
                truth(which),
                key(*one),
                key(*other),
                truth(on)
            ),
            Self::Either(one, other, which, on) => format!(
                "createObject(if({}, {}, {}), {})",
                truth(which),
                key(*one),
                key(*other),
                truth(on)
            ),
            Self::Chosen(test, one, other) if bicep => {
                format!("({} ? {} : {})", truth(test), of(one), of(other))
            }
            Self::Chosen(test, one, other) => {
                format!("if({}, {}, {})", truth(test), of(one), of(other))
            }
            Self::Union(one, other) => format!("union({}, {})", of(one), of(other)),
            Self::Spread(one, other) if bicep => format!("{{ ...{}, ...{} }}", of(one), of(other)),
            Self::Spread(one, other) => {
                format!("shallowMerge(createArray({}, {}))", of(one), of(other))
            }
            Self::OrNull(test, one, other) if bicep => {
                format!("(({} ? {} : null) ?? {})", truth(test), of(one), of(other))
            }
            Self::OrNull(test, one, other) => {
                format!("coalesce(if({}, {}, null()), {})", truth(test), of(one), of(other))
            }
            Self::Made(test, at) if bicep => {
                format!("toObject({} ? [{}] : [], k => k, k => 'True')", truth(test), key(*at))
            }
            Self::Made(test, at) => format!(
                "toObject(if({}, createArray({}), createArray()), lambda('k', lambdaVariables('k')), lambda('k', 'True'))",
                truth(test),
                key(*at)
            ),
            Self::Nested(one, other) if bicep => {
                format!("union({{ m: {} }}, {{ m: {} }}).m", of(one), of(other))
            }
            Self::Nested(one, other) => {
                format!("union(createObject('m', {}), createObject('m', {})).m", of(one), of(other))
            }
        }
    }
}

fn truths() -> impl Strategy<Value = Truth> {
    let leaf = prop_oneof![2 => Just(Truth::Hole), 1 => any::<bool>().prop_map(Truth::Literal)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let maps = (any::<u8>(), boxed.clone()).prop_map(|(at, on)| Box::new(Map::Key(at, on)));
        let chosen = (boxed.clone(), maps)
            .prop_map(|(test, map)| Box::new(Map::Chosen(test, map, Box::new(Map::Empty))));
        prop_oneof![
            boxed.clone().prop_map(Truth::Not),
            (boxed.clone(), boxed.clone()).prop_map(|(one, other)| Truth::And(one, other)),
            (boxed.clone(), boxed.clone()).prop_map(|(one, other)| Truth::Or(one, other)),
            (boxed.clone(), boxed.clone()).prop_map(|(one, other)| Truth::Same(one, other)),
            (any::<u8>(), boxed.clone()).prop_map(|(way, one)| Truth::Way(way, one)),
            (boxed.clone(), boxed.clone(), boxed.clone())
                .prop_map(|(test, one, other)| Truth::Chosen(test, one, other)),
            (chosen.clone(), any::<u8>()).prop_map(|(map, at)| Truth::Has(map, at)),
            chosen.prop_map(Truth::Empty),
        ]
    })
}

fn maps() -> impl Strategy<Value = Map> {
    let truth = || truths().prop_map(Box::new);
    let leaf = prop_oneof![
        1 => Just(Map::Empty),
        4 => (any::<u8>(), truth()).prop_map(|(at, on)| Map::Key(at, on)),
        1 => (any::<u8>(), any::<u8>(), truth(), truth())
            .prop_map(|(one, other, which, on)| Map::Either(one, other, which, on)),
        1 => (truth(), any::<u8>()).prop_map(|(test, at)| Map::Made(test, at)),
    ];
    leaf.prop_recursive(3, 12, 2, move |inner| {
        let boxed = inner.prop_map(Box::new);
        let two = (boxed.clone(), boxed.clone());
        prop_oneof![
            (truth(), boxed.clone(), boxed)
                .prop_map(|(test, one, other)| Map::Chosen(test, one, other)),
            two.clone().prop_map(|(one, other)| Map::Union(one, other)),
            two.clone().prop_map(|(one, other)| Map::Spread(one, other)),
            (truth(), two.clone()).prop_map(|(test, (one, other))| Map::OrNull(test, one, other)),
            two.prop_map(|(one, other)| Map::Nested(one, other)),
        ]
    })
}

/// A template with a map, its tier, and a condition on all of it.
fn template(
    language: Language,
    map: &Map,
    tier: &Truth,
    condition: Option<&Truth>,
    hole: &str,
) -> String {
    let (map, tier) = (map.written(language, hole), tier.written(language, hole));
    let condition = condition.map(|truth| truth.written(language, hole));
    match language {
        Language::Bicep => {
            let condition = condition.map(|truth| format!("if ({truth}) ")).unwrap_or_default();
            format!(
                "param mystery bool\nvar map = {map}\nresource gw 'Microsoft.ApiManagement/service@2024-05-01' = {condition}{{\n  name: 'gw'\n  sku: {{ name: {tier} ? 'Premium' : 'Basic', capacity: 1 }}\n  properties: {{ customProperties: map }}\n}}\n"
            )
        }
        Language::Arm => {
            let condition = condition
                .map(|truth| format!("\"condition\": \"[{truth}]\", "))
                .unwrap_or_default();
            format!(
                "{{\"$schema\": \"deploymentTemplate.json\", \"parameters\": {{\"mystery\": {{\"type\": \"bool\"}}}}, \"variables\": {{\"map\": \"[{map}]\"}}, \"resources\": [{{{condition}\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"gw\", \"sku\": {{\"name\": \"[if({tier}, 'Premium', 'Basic')]\", \"capacity\": 1}}, \"properties\": {{\"customProperties\": \"[variables('map')]\"}}}}]}}"
            )
        }
    }
}

/// Says nothing that `decided` contradicts.
fn agrees(open: &Imported, decided: &Imported, text: &str) {
    for (open, decided) in open.settings().iter().zip(decided.settings()) {
        let fits = match open.answer {
            Answer::Unknown => true,
            Answer::Stated(_) | Answer::Default | Answer::Kept => {
                open.answer == decided.answer || decided.answer == Answer::Unknown
            }
        };
        assert!(fits, "{open:?}\n{decided:?}\n{text}");
    }
    assert!(open.tier.is_none() || open.tier == decided.tier, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// Whatever is replaced, in whichever language.
    #[test]
    fn what_is_not_decided_contradicts_neither_answer(
        map in maps(),
        tier in truths(),
        condition in proptest::option::weighted(0.2, truths()),
    ) {
        for (language, holes) in [
            (Language::Bicep, ["true", "false", "mystery"]),
            (Language::Arm, ["true()", "false()", "parameters('mystery')"]),
        ] {
            let [yes, no, open] = holes.map(|hole| {
                let text = template(language, &map, &tier, condition.as_ref(), hole);
                (import(&text), text)
            });
            if let Ok(open_read) = &open.0 {
                for (decided, text) in [&yes, &no] {
                    if let Ok(decided) = decided {
                        agrees(open_read, decided, &format!("{}\n{text}", open.1));
                        prop_assert!(decided.undecided().all(|found| !found.why.contains("not understood")), "{decided:?}\n{text}");
                    }
                }
            } else {
                prop_assert!(yes.0.is_err() && no.0.is_err(), "{:?}\n{}", open.0, open.1);
            }
        }
    }

    /// Both languages say the same of the same.
    #[test]
    fn both_languages_come_to_the_same(map in maps(), tier in truths()) {
        for (bicep, arm) in [("true", "true()"), ("false", "false()"), ("mystery", "parameters('mystery')")] {
            let bicep = template(Language::Bicep, &map, &tier, None, bicep);
            let arm = template(Language::Arm, &map, &tier, None, arm);
            let answers = |text: &str| {
                let read = import(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
                (read.tier, read.settings().iter().map(|found| found.answer).collect::<Vec<_>>())
            };
            prop_assert_eq!(answers(&bicep), answers(&arm), "{}\n{}", bicep, arm);
        }
    }
}
