//! ARM and Bicep, their parameters files, and what-if results.

use super::{Draw, GATEWAY, KEYS, Language, Marked};

pub fn marked(shape: usize, draw: &mut Draw) -> Marked {
    let bicep = Writer { bicep: true };
    let arm = Writer { bicep: false };
    match shape {
        0 | 1 => bicep.template(draw),
        2 | 3 => arm.template(draw),
        4 => literal_template(draw),
        5 => what_if(draw),
        _ => bicep.module(draw),
    }
}

/// Writes one of the two languages.
#[derive(Clone, Copy)]
struct Writer {
    bicep: bool,
}

impl Writer {
    fn both(self, bicep: String, arm: String) -> String {
        if self.bicep { bicep } else { arm }
    }

    fn boolean(self, draw: &mut Draw) -> String {
        if self.bicep {
            draw.spot('e', "true", "false")
        } else {
            draw.spot('e', "true()", "false()")
        }
    }

    fn empty(self) -> &'static str {
        if self.bicep { "{}" } else { "createObject()" }
    }

    fn null(self) -> &'static str {
        if self.bicep { "null" } else { "null()" }
    }

    fn object(self, entries: &[(String, String)]) -> String {
        let each = |(key, value): &(String, String)| {
            self.both(format!("{key}: {value}"), format!("{key}, {value}"))
        };
        let all = entries.iter().map(each).collect::<Vec<_>>().join(", ");
        self.both(format!("{{ {all} }}"), format!("createObject({all})"))
    }

    fn list(self, all: &[String]) -> String {
        let all = all.join(", ");
        self.both(format!("[{all}]"), format!("createArray({all})"))
    }

    fn choice(self, test: &str, one: &str, other: &str) -> String {
        self.both(format!("({test} ? {one} : {other})"), format!("if({test}, {one}, {other})"))
    }

    fn same(self, one: &str, other: &str) -> String {
        self.both(format!("({one} == {other})"), format!("equals({one}, {other})"))
    }

    /// A name for an expression, declared beside.
    fn variable(self, draw: &mut Draw, value: &str) -> String {
        let name = draw.name("v");
        let declared = format!("var {name} = {value}\n");
        draw.declared.push(self.both(declared, format!("V\"{name}\": \"[{value}]\"")));
        self.both(name.clone(), format!("variables('{name}')"))
    }

    /// A parameter with a default.
    fn parameter(self, draw: &mut Draw, kind: &str, one: &str, other: &str) -> String {
        let name = draw.name("p");
        let default = draw.spot(if self.bicep { 'e' } else { 'j' }, one, other);
        draw.declared.push(self.both(
            format!("param {name} {kind} = {default}\n"),
            format!("P\"{name}\": {{\"type\": \"{kind}\", \"defaultValue\": {default}}}"),
        ));
        self.both(name.clone(), format!("parameters('{name}')"))
    }

    fn truth(self, draw: &mut Draw, depth: usize) -> String {
        if depth == 0 || draw.below(4) == 0 {
            return self.boolean(draw);
        }
        let x = self.truth(draw, depth - 1);
        let shape = draw.below(22);
        let y = if shape < 10 { self.truth(draw, depth - 1) } else { String::new() };
        let object = |x: &str| self.object(&[("'a'".to_owned(), x.to_owned())]);
        match shape {
            0 => self.both(format!("({x} && {y})"), format!("and({x}, {y})")),
            1 => self.both(format!("({x} || {y})"), format!("or({x}, {y})")),
            2 => {
                let test = draw.spot('e', "'dev'", "'prod'");
                self.choice(&self.same(&test, "'prod'"), &x, &y)
            }
            3 => {
                let count = draw.spot('e', "1", "2");
                let test = self.both(format!("({count} > 1)"), format!("greater({count}, 1)"));
                self.choice(&test, &x, &y)
            }
            4 => {
                let at = draw.spot('e', "0", "1");
                format!("{}[{at}]", self.list(&[x, y]))
            }
            5 => {
                let key = draw.spot('e', "'a'", "'b'");
                format!("{}[{key}]", self.object(&[("'a'".into(), x), ("'b'".into(), y)]))
            }
            6 => {
                let over = draw.spot('e', &object(&y), self.empty());
                format!("union({}, {over}).a", object(&x))
            }
            7 => {
                let null = draw.spot('e', self.null(), &x);
                self.both(format!("({null} ?? {y})"), format!("coalesce({null}, {y})"))
            }
            8 => {
                let text = draw.spot('e', "'prod-eu'", "'dev-eu'");
                self.choice(&format!("startsWith(toLower({text}), 'prod')"), &x, &y)
            }
            9 => {
                let text = draw.spot('e', "'a'", "'c'");
                let list = self.list(&["'a'".to_owned(), "'b'".to_owned()]);
                self.choice(&format!("contains({list}, {text})"), &x, &y)
            }
            10 => self.both(format!("!({x})"), format!("not({x})")),
            11 => format!("bool(string({x}))"),
            12 => self.variable(draw, &x),
            13 => {
                let name = self.parameter(draw, "bool", "true", "false");
                self.same(&name, &x)
            }
            14 => {
                let name = self.variable(draw, &object(&x));
                format!("{name}.a")
            }
            15 => {
                let map = draw.spot('e', &object(&x), self.empty());
                format!("contains({map}, 'a')")
            }
            16 => {
                let list = draw.spot('e', &self.list(&["'a'".to_owned()]), &self.list(&[]));
                self.choice(&format!("empty({list})"), &x, &self.boolean(draw))
            }
            17 => {
                let text = draw.spot('e', "'b,a'", "'a,b'");
                let first = format!("first(split({text}, ','))");
                self.choice(&self.same(&first, "'a'"), &x, &self.boolean(draw))
            }
            18 => self.both(
                format!("('${{{x}}}' == 'True')"),
                format!("equals(format('{{0}}', {x}), 'True')"),
            ),
            19 => format!("last(concat({}, {}))", self.list(&[]), self.list(&[x])),
            20 => self.both(
                format!("(length(filter(['a'], x => {x})) == 1)"),
                format!("equals(length(filter(createArray('a'), lambda('x', {x}))), 1)"),
            ),
            _ => {
                let kind = self.parameter(
                    draw,
                    "string",
                    if self.bicep { "'a'" } else { "\"a\"" },
                    if self.bicep { "'b'" } else { "\"b\"" },
                );
                self.choice(&self.same(&format!("toUpper({kind})"), "'A'"), &x, &self.boolean(draw))
            }
        }
    }

    fn map(self, draw: &mut Draw, depth: usize) -> String {
        if depth == 0 || draw.below(3) == 0 {
            let mut keys = KEYS.to_vec();
            let entries: Vec<_> = (0..=draw.below(3))
                .map(|_| {
                    let key = keys.remove(draw.below(keys.len()));
                    let value = self.truth(draw, 2);
                    let value = if draw.coin() {
                        format!("string({value})")
                    } else {
                        self.choice(&value, "'True'", "'False'")
                    };
                    (format!("'{GATEWAY}{key}'"), value)
                })
                .collect();
            return self.object(&entries);
        }
        let one = self.map(draw, depth - 1);
        let shape = draw.below(9);
        let other = if shape < 4 { self.map(draw, depth - 1) } else { String::new() };
        match shape {
            0 => format!("union({one}, {other})"),
            1 => {
                let test = self.truth(draw, 1);
                self.choice(&test, &one, &other)
            }
            2 => format!("union({one}, {})", draw.spot('e', &other, self.empty())),
            3 => {
                let null = draw.spot('e', self.null(), &one);
                self.both(format!("({null} ?? {other})"), format!("coalesce({null}, {other})"))
            }
            4 => self.variable(draw, &one),
            5 => {
                let key = format!(
                    "'{GATEWAY}Protocols.Tls1{}'",
                    if self.bicep { draw.spot('s', "0", "1") } else { "0".to_owned() }
                );
                let value = self.truth(draw, 1);
                format!("union({one}, {})", self.object(&[(key, format!("string({value})"))]))
            }
            6 => {
                let list = draw.spot(
                    'e',
                    &self.list(&["'Tls10'".into(), "'Tls11'".into()]),
                    &self.list(&[]),
                );
                let lambda = |body: &str| {
                    self.both(
                        format!("p => {body}"),
                        format!("lambda('p', {})", body.replace(" p)", " lambdaVariables('p'))")),
                    )
                };
                let key = format!("concat('{GATEWAY}Protocols.', p)");
                format!("union({one}, toObject({list}, {}, {}))", lambda(&key), lambda("'False'"))
            }
            7 => format!("first({})", self.list(&[one])),
            _ => {
                let map = draw.spot('e', &one, self.empty());
                let test = format!("empty({map})");
                self.choice(&test, self.empty(), &map)
            }
        }
    }

    /// A template with an instance; perhaps with a file of parameters.
    fn template(self, draw: &mut Draw) -> Marked {
        let map = self.map(draw, 2);
        let tier = match draw.below(3) {
            0 => draw.spot('e', "'Premium'", "'Basic'"),
            1 => {
                let test = self.truth(draw, 1);
                self.choice(&test, "'Developer'", "'StandardV2'")
            }
            _ => "'Premium'".to_owned(),
        };
        let condition = (draw.below(4) == 0).then(|| self.truth(draw, 1));
        let given = draw.one_of(&["", "true", "false"]);
        let language = if self.bicep { Language::Bicep } else { Language::Arm };
        let map = if given.is_empty() {
            map
        } else {
            let (test, other) =
                (self.both("given".into(), "parameters('given')".into()), self.map(draw, 0));
            self.choice(&test, &map, &other)
        };
        let declared = &draw.declared;
        let (name, text) = if self.bicep {
            let condition = condition.map(|test| format!("if ({test}) ")).unwrap_or_default();
            let declared = declared.concat();
            let properties = if given == "true" {
                format!("union({{ publisherName: 'x' }}, {{ customProperties: {map} }})")
            } else {
                format!("{{ customProperties: {map} }}")
            };
            let given = if given.is_empty() { "" } else { "param given bool = false\n" };
            let text = format!(
                "param mystery bool\n{given}module other './other.bicep' = {{\n  name: 'other'\n}}\nresource there 'Microsoft.Storage/storageAccounts@2023-01-01' existing = {{\n  name: 'there'\n}}\n{declared}resource gw 'Microsoft.ApiManagement/service@2024-05-01' = {condition}{{\n  name: 'gw'\n  sku: {{ name: {tier}, capacity: 1 }}\n  properties: {properties}\n}}\n"
            );
            ("main.bicep", text)
        } else {
            let condition =
                condition.map(|test| format!("\"condition\": \"[{test}]\", ")).unwrap_or_default();
            let of = |mark: char| {
                declared.iter().filter_map(move |each| each.strip_prefix(mark)).collect::<Vec<_>>()
            };
            let mut parameters = vec![
                "\"mystery\": {\"type\": \"bool\"}",
                "\"given\": {\"type\": \"bool\", \"defaultValue\": false}",
            ];
            parameters.extend(of('P'));
            let text = format!(
                "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"parameters\": {{{}}}, \"variables\": {{{}}}, \"resources\": [{{{condition}\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"gw\", \"sku\": {{\"name\": \"[{tier}]\", \"capacity\": 1}}, \"properties\": {{\"customProperties\": \"[{map}]\"}}}}]}}",
                parameters.join(", "),
                of('V').join(", ")
            );
            ("template.json", text)
        };
        let mut files = vec![(name, text)];
        if !given.is_empty() {
            files.push((
                "main.parameters.json",
                format!("{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \"contentVersion\": \"1.0.0.0\", \"parameters\": {{\"given\": {{\"value\": {given}}}}}}}"),
            ));
        }
        Marked { language, files }
    }

    fn module(self, draw: &mut Draw) -> Marked {
        let (map, tier) = (self.map(draw, 2), draw.spot('e', "'Premium'", "'Basic'"));
        let text = format!(
            "param mystery bool\n{}module gw './gw.bicep' = {{\n  name: 'gw'\n  params: {{\n    sku: {tier}\n    customProperties: {map}\n  }}\n}}\n",
            draw.declared.concat()
        );
        Marked { language: Language::Bicep, files: vec![("main.bicep", text)] }
    }
}

fn literal_map(draw: &mut Draw) -> String {
    let mut keys = KEYS.to_vec();
    let each = |_| {
        let key = keys.remove(draw.below(keys.len()));
        format!("\"{GATEWAY}{key}\": {}", draw.spot('j', "\"True\"", "\"false\""))
    };
    let map = format!("{{{}}}", (0..3).map(each).collect::<Vec<_>>().join(", "));
    if draw.coin() { draw.spot('j', &map, "{}") } else { map }
}

/// A template of literals.
fn literal_template(draw: &mut Draw) -> Marked {
    let (map, tier) = (literal_map(draw), draw.spot('j', "\"Premium\"", "\"Basic\""));
    let properties = draw.spot('j', &format!("{{\"customProperties\": {map}}}"), "{}");
    let text = format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"parameters\": {{\"mystery\": {{\"type\": \"bool\"}}}}, \"resources\": [{{\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"gw\", \"sku\": {{\"name\": {tier}, \"capacity\": 1}}, \"properties\": {properties}}}]}}"
    );
    Marked { language: Language::Arm, files: vec![("template.json", text)] }
}

fn what_if(draw: &mut Draw) -> Marked {
    let (map, tier) = (literal_map(draw), draw.spot('j', "\"Premium\"", "\"Basic\""));
    let id = "/subscriptions/0/resourceGroups/r/providers/Microsoft.ApiManagement/service/gw";
    let side = |tier: &str, map: &str| {
        format!(
            "{{\"type\": \"Microsoft.ApiManagement/service\", \"name\": \"gw\", \"id\": \"{id}\", \"sku\": {{\"name\": {tier}, \"capacity\": 1}}, \"properties\": {{\"customProperties\": {map}}}}}"
        )
    };
    let (before, after) = (side("\"Premium\"", "{}"), side(&tier, &map));
    let text = format!(
        "{{\"status\": \"Succeeded\", \"changes\": [{{\"resourceId\": \"{id}\", \"changeType\": \"Modify\", \"before\": {before}, \"after\": {after}}}]}}"
    );
    Marked { language: Language::Arm, files: vec![("what-if.json", text)] }
}
