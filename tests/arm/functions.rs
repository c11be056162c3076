//! What functions and operators of ARM and Bicep come to, and what they do not decide.

use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::imported::{Answer, Found};
use tls_rehearsal::domain::{Protocol, Setting, Side};

const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10";

fn tls10(text: &str) -> Found {
    let read = import(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    read.of(Setting::Protocol(Side::Client, Protocol::Tls10)).clone()
}

/// What a condition in Bicep comes to: `u` is not decided, `d` is true by default.
fn bicep(condition: &str) -> Found {
    tls10(&format!(
        "param u bool\nparam t string\nparam d bool = true\nparam n string?\nvar o = {{ a: {{ b: 'x' }}, list: [ 'p', 'q' ] }}\nfunc is(what string, other string) bool => what == other\nresource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  properties: {{ customProperties: {{ '{KEY}': ({condition}) ? 'True' : 'False' }} }}\n}}\n"
    ))
}

fn arm(condition: &str) -> Found {
    tls10(&format!(
        "{{\"$schema\": \"deploymentTemplate\", \"parameters\": {{\"u\": {{\"type\": \"bool\"}}, \"t\": {{\"type\": \"string\"}}, \"d\": {{\"defaultValue\": true}}}}, \"variables\": {{\"o\": {{\"a\": {{\"b\": \"x\"}}, \"list\": [\"p\", \"q\"]}}}}, \"functions\": [{{\"namespace\": \"my\", \"members\": {{\"is\": {{\"parameters\": [{{\"name\": \"what\"}}, {{\"name\": \"other\"}}], \"output\": {{\"value\": \"[equals(parameters('what'), parameters('other'))]\"}}}}}}}}], \"resources\": [{{\"type\": \"Microsoft.ApiManagement/service\", \"properties\": {{\"customProperties\": {{\"{KEY}\": \"[if({condition}, 'True', 'False')]\"}}}}}}]}}"
    ))
}

#[track_caller]
fn is_decided(found: &Found, condition: &str) {
    assert_eq!(found.answer, Answer::Stated(true), "{condition}: {}", found.why);
}

#[track_caller]
fn is_open(found: &Found, condition: &str, why: &str) {
    assert_eq!(found.answer, Answer::Unknown, "{condition}");
    assert!(found.why.contains(why), "{condition}: {}", found.why);
}

#[test]
fn functions_that_both_languages_have_come_to_the_same() {
    for condition in [
        "equals('a', 'a')",
        "not(equals('a', 'A'))",
        "not(equals(1, '1'))",
        "equals(createArray(1, 'b'), createArray(1, 'b'))",
        "equals(createObject('a', 1, 'b', 2), createObject('b', 2, 'a', 1))",
        "and(true(), not(false()))",
        "or(false(), true(), false())",
        "bool('TRUE')",
        "bool(1)",
        "equals(int('12'), 12)",
        "equals(string(12), '12')",
        "equals(toLower(string(true())), 'true')",
        "equals(toUpper('a'), 'A')",
        "equals(concat('a', 'b', 'c'), 'abc')",
        "equals(concat(createArray('a'), createArray('b')), createArray('a', 'b'))",
        "equals(format('{0}-{1}{{}}', 'a', 7), 'a-7{}')",
        "empty('')",
        "empty(null())",
        "empty(createArray())",
        "empty(createObject())",
        "not(empty('a'))",
        "equals(coalesce(null(), null(), 'a'), 'a')",
        "equals(first('abc'), 'a')",
        "equals(last(createArray(1, 2)), 2)",
        "equals(length('abc'), 3)",
        "equals(length(createObject('a', 1)), 1)",
        "contains('premium', 'em')",
        "not(contains('premium', 'Em'))",
        "contains(createArray('a', 'b'), 'b')",
        "contains(createObject('KeY', 1), 'key')",
        "startsWith('Premium', 'prem')",
        "endsWith('Premium', 'IUM')",
        "greater(2, 1)",
        "greaterOrEquals('b', 'b')",
        "less(1, 2)",
        "lessOrEquals(2, 2)",
        "equals(add(2, 3), 5)",
        "equals(sub(2, 3), -1)",
        "equals(mul(2, 3), 6)",
        "equals(div(7, 2), 3)",
        "equals(mod(7, 2), 1)",
        "equals(min(3, 1, 2), 1)",
        "equals(max(createArray(3, 1)), 3)",
        "equals(range(1, 3), createArray(1, 2, 3))",
        "equals(split('a,b;c', createArray(',', ';')), createArray('a', 'b', 'c'))",
        "equals(join(createArray('a', 'b'), '-'), 'a-b')",
        "equals(replace('a.b.c', '.', ''), 'abc')",
        "equals(trim('  a '), 'a')",
        "equals(take('abc', 2), 'ab')",
        "equals(skip(createArray(1, 2, 3), 2), createArray(3))",
        "equals(substring('abcd', 1, 2), 'bc')",
        "equals(indexOf('abc', 'C'), 2)",
        "equals(lastIndexOf('abcb', 'b'), 3)",
        "equals(union(createArray(1, 2), createArray(2, 3)), createArray(1, 2, 3))",
        "equals(union(createObject('a', createObject('b', 1)), createObject('a', createObject('c', 2))).a.b, 1)",
        "equals(intersection(createArray(1, 2), createArray(2, 3)), createArray(2))",
        "equals(intersection(createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3)), createObject('a', 1))",
        "equals(json('{\"a\": [1, null]}').a[0], 1)",
        "equals(items(createObject('b', 2, 'a', 1))[0].key, 'a')",
        "equals(objectKeys(createObject('b', 2, 'a', 1))[1], 'b')",
        "equals(flatten(createArray(createArray(1), createArray(2))), createArray(1, 2))",
        "equals(array('a'), createArray('a'))",
        "equals(shallowMerge(createArray(createObject('a', 1), createObject('a', 2))).a, 2)",
        "equals(if(true(), 1, 2), 1)",
    ] {
        is_decided(&arm(&condition.replace('"', "\\\"")), condition);
        let of_bicep = condition
            .replace("true()", "true")
            .replace("false()", "false")
            .replace("null()", "null");
        // Bicep has operators for these, and its compiler writes the functions.
        is_decided(&bicep(&of_bicep), &of_bicep);
    }
}

#[test]
fn operators_of_bicep_bind_as_they_are_documented() {
    for condition in [
        "1 + 2 * 3 == 7",
        "(1 + 2) * 3 == 9",
        "7 - 2 - 1 == 4",
        "-1 < 0 && !(2 <= 1)",
        "true || false && false",
        "!false == true",
        "'A' =~ 'a' && 'A' !~ 'b' && 'A' != 'a'",
        "(null ?? 'a') == 'a'",
        "false ? false : true ? true : false",
        "d ? true : false",
        "n == null",
        "n ?? 'a' == 'a' ? true : false",
        "o.a.b == 'x'",
        "o['a'].b == 'x'",
        "o.list[1] == 'q'",
        "o.?none == null",
        "(o.?none.?more ?? 'z') == 'z'",
        "(o[?'none'] ?? 'z') == 'z'",
        "o!.a!.b == 'x'",
        "'a${1}b${'c'}' == 'a1bc'",
        "'it\\'s \\u{61}\\${' == 'it\\'s a${'$'}{'",
        "'''a'b''' == 'a\\'b'",
        "sys.contains(o.list, 'p')",
        "is('a', 'a')",
        "{ ...o, a: 1 }.a == 1",
        "[...o.list, 'r'][2] == 'r'",
        "[for x in o.list: '${x}!'][0] == 'p!'",
        "[for (x, i) in o.list: i][1] == 1",
        "length([for x in o.list: if (x != 'p') x]) == 1",
        "map(o.list, x => '${x}${x}')[0] == 'pp'",
        "map(o.list, (x, i) => i)[1] == 1",
        "filter([1, 2, 3], x => x > 1) == [2, 3]",
        "reduce([1, 2, 3], 0, (sum, x) => sum + x) == 6",
        "toObject(o.list, x => x, x => '${x}1').q == 'q1'",
        "mapValues({ a: 1 }, x => x + 1).a == 2",
        "1 == 1\n    && 2 == 2\n    || false",
        "true\n    ? true\n    : false",
        "contains(\n    o.list // the list\n    'p'\n  )",
    ] {
        is_decided(&bicep(condition), condition);
    }
}

#[test]
fn functions_of_the_template_and_without_names_are_evaluated() {
    for condition in [
        "my.is('a', 'a')",
        "MY.IS(variables('O').A.B, 'x')",
        "equals(map(createArray('a'), lambda('x', concat(lambdaVariables('x'), '!')))[0], 'a!')",
        "equals(filter(createArray(1, 2), lambda('x', greater(lambdaVariables('x'), 1))), createArray(2))",
        "equals(variables('o')['list'][1], 'q')",
        "equals('it''s', concat('it', '''', 's'))",
        "parameters('D')",
    ] {
        is_decided(&arm(condition), condition);
    }
}

/// The smallest expression that is not decided is the reason.
#[test]
fn what_is_not_decided_is_said_by_its_smallest_expression() {
    for (condition, why) in [
        ("u", "parameter u has no default, and no value is given"),
        ("u && d", "parameter u"),
        ("!(d && (u || false))", "parameter u"),
        ("contains(toLower(t), 'x')", "parameter t"),
        ("contains([t], 'x')", "parameter t"),
        ("'a${t}' == 'ab'", "parameter t"),
        ("[for x in [t]: x][0] == 'a'", "parameter t"),
        ("length(filter([1], x => u)) == 1", "parameter u"),
        ("empty(u ? [1] : [])", "parameter u"),
        ("resourceGroup().location == 'x'", "resourceGroup() is known only when it is deployed"),
        ("a.properties.gatewayUrl == 'x'", "a is known only when it is deployed"),
        ("utcNow('y') == '2026'", "utcNow('y') is known only when it is deployed"),
        ("uniqueString('a') == 'b'", "uniqueString('a') is not evaluated here"),
        ("none == 1", "none is not declared"),
        ("int('x') == 1", "int('x') fails"),
        ("o.none == 1", "o.none is not there"),
        ("o.list[5] == 1", "o.list[5] is not there"),
        ("1 % 0 == 1", "1 % 0 fails"),
        ("length(range(0, 100000)) == 100000", "range(0, 100000) is too large"),
        ("a b c", "is not understood"),
    ] {
        is_open(&bicep(condition), condition, why);
    }
    for (condition, why) in [
        ("parameters('u')", "parameter u has no default, and no value is given"),
        ("and(parameters('d'), parameters('u'))", "parameter u"),
        ("equals(reference('x').a, 1)", "reference('x') is known only when it is deployed"),
        ("contains(parameters('none'), 'x')", "parameters('none') is not declared"),
        ("equals(int('x'), 1)", "int('x') fails"),
        ("equals(1", "is not understood"),
        ("equals(listKeys('a', 'b').k, 1)", "listKeys('a', 'b')"),
        ("variables(parameters('t'))", "parameter t"),
    ] {
        is_open(&arm(condition), condition, why);
    }
}

#[test]
fn what_is_not_decided_does_not_matter_where_the_rest_decides() {
    for condition in [
        "d || u",
        "!(u && false)",
        "contains(['a', t], 'a')",
        "u ? true : true",
        "length([t]) == 1",
        "{ a: t, b: 1 }.b == 1",
    ] {
        is_decided(&bicep(condition), condition);
    }
}

/// However deep, long or circular: it ends, and is not decided.
#[test]
fn evaluation_is_bounded() {
    let chain: String = (1..400).map(|at| format!("var v{at} = v{}\n", at - 1)).collect();
    let doubled: String =
        (1..60).map(|at| format!("var v{at} = {{ a: v{0}, b: v{0} }}\n", at - 1)).collect();
    let long: String =
        (1..40).map(|at| format!("var v{at} = '${{v{0}}}${{v{0}}}'\n", at - 1)).collect();
    for (name, text, condition) in [
        ("chain", format!("var v0 = true\n{chain}"), "v399".to_owned()),
        ("doubled", format!("var v0 = {{}}\n{doubled}"), "v59 == v58".to_owned()),
        ("long", format!("var v0 = 'x'\n{long}"), "v39 == 'x'".to_owned()),
        ("circle", "var v0 = v1\nvar v1 = v0\n".to_owned(), "v0".to_owned()),
        ("self", "func f(a int) bool => f(a)\n".to_owned(), "f(1)".to_owned()),
        (
            "steps",
            String::new(),
            "reduce(range(0, 800), 0, (a, b) => reduce(range(0, 800), a, (c, d) => c + d)) > 0"
                .to_owned(),
        ),
        (
            "nested",
            String::new(),
            "empty(reduce(range(0, 800), {}, (a, b) => { x: a }))".to_owned(),
        ),
        ("operators", String::new(), format!("{}true", "!".repeat(5000))),
        (
            "conditions",
            String::new(),
            format!("{}true{}", "true ? ".repeat(3000), " : false".repeat(3000)),
        ),
        ("sums", String::new(), format!("1{} == 1", " * 1".repeat(5000))),
        ("parts", String::new(), format!("v0{}", ".a".repeat(5000))),
    ] {
        let text = format!(
            "{text}resource a 'Microsoft.ApiManagement/service@2024-05-01' = {{\n  properties: {{ customProperties: {{ '{KEY}': {condition} }} }}\n}}\n"
        );
        match import(&text) {
            Ok(read) => {
                let found = read.of(Setting::Protocol(Side::Client, Protocol::Tls10));
                assert_eq!(found.answer, Answer::Unknown, "{name}: {found:?}");
            }
            Err(error) => assert!(error.to_string().contains("nested deeper"), "{name}: {error}"),
        }
    }
}
