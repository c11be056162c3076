//! What the files decide is evaluated; the rest is not known.

use tls_rehearsal::codec::imported::Answer;

use super::text::{OFF, ON, TLS10, TLS11, azurerm, check, of, read, read_all};

#[test]
fn variables_are_what_is_given_before_what_is_their_default() {
    let tf = "variable \"tls10\" {\n  type    = bool\n  default = false\n}\n";
    let main = format!("{tf}{}", azurerm("security {\n frontend_tls10_enabled = var.tls10\n}"));
    let alone = read(&main);
    assert_eq!(alone.of(TLS10).answer, OFF);
    assert_eq!(alone.of(TLS10).why, "by the default of variable tls10");
    for (name, values) in [
        ("prod.tfvars", "tls10 = true"),
        ("prod.tfvars", "# it\r\ntls10=\"true\"\r\n"),
        ("x.auto.tfvars.json", "{\"tls10\": true}"),
        ("", "{\"tls10\": \"true\"}"),
    ] {
        let both = read_all(&[("main.tf", &main), (name, values)]);
        assert_eq!(both.of(TLS10).answer, ON, "{values}");
        assert!(both.of(TLS10).why.contains("value of variable tls10"), "{:?}", both.of(TLS10));
        let turned = read_all(&[(name, values), ("main.tf", &main)]);
        assert_eq!(turned.of(TLS10).answer, ON, "{values}");
        assert_eq!(turned.of(TLS10).place.file, 1);
    }
    let later = read_all(&[
        ("main.tf", &main),
        ("a.tfvars", "tls10 = true"),
        ("b.tfvars", "tls10 = false"),
    ]);
    assert_eq!(later.of(TLS10).answer, OFF);
    // Neither null nor what is no truth value is one.
    let null = read_all(&[("main.tf", &main), ("a.tfvars", "tls10 = null")]);
    assert_eq!(null.of(TLS10).answer, OFF, "azurerm sends false");
    let wrong = read_all(&[("main.tf", &main), ("a.tfvars", "tls10 = \"maybe\"")]);
    assert_eq!(wrong.of(TLS10).answer, Answer::Unknown);
}

#[test]
fn a_variable_without_a_value_is_not_known() {
    for (beside, why) in [
        ("variable \"a\" {\n type = bool\n}", "var.a has no default, and no value is given"),
        ("variable \"a\" {}", "var.a has no default, and no value is given"),
        ("", "var.a is declared in none of the files"),
    ] {
        assert_eq!(of("var.a", beside), (Answer::Unknown, why.to_owned()));
        assert_eq!(of("var.a.b[0].c", beside), (Answer::Unknown, why.to_owned()));
        assert_eq!(of("!(true && var.a)", beside), (Answer::Unknown, why.to_owned()));
    }
    for what in [
        "data.x.y.z",
        "module.m.tls",
        "azurerm_x.y[0].on",
        "path.module",
        "terraform.workspace == \"p\"",
        "timestamp()",
    ] {
        check(what, "", Answer::Unknown);
    }
}

#[test]
fn types_of_variables_fill_in_what_is_optional() {
    let object = "variable \"s\" {\n  type = object({\n    on = optional(bool, true)\n    deep = optional(object({ off = optional(bool, false), none = optional(bool) }), {})\n    list = optional(list(bool), [true])\n  })\n  default = {}\n}";
    for (expression, expected) in [
        ("var.s.on", ON),
        ("var.s.deep.off", OFF),
        ("var.s.deep.none", OFF),
        ("coalesce(var.s.deep.none, true)", ON),
        ("var.s.list[0]", ON),
        ("var.s.missing", Answer::Unknown),
        ("try(var.s.missing, true)", ON),
    ] {
        check(expression, object, expected);
    }
    let main = format!(
        "{object}\n{}",
        azurerm(
            "security {\n frontend_tls10_enabled = var.s.on\n frontend_tls11_enabled = var.s.deep.off\n}"
        )
    );
    let given = read_all(&[
        ("main.tf", &main),
        ("p.tfvars", "s = {\n deep = { off = true }\n extra = 1\n}"),
    ]);
    assert_eq!((given.of(TLS10).answer, given.of(TLS11).answer), (ON, ON));
    assert_eq!(given.of(TLS10).why, "by the default of variable s");
    assert_eq!(given.of(TLS11).why, "by the value of variable s in p.tfvars");
    check("var.n", "variable \"n\" {\n type = bool\n nullable = false\n default = true\n}", ON);
    check(
        "var.m[\"a\"]",
        "variable \"m\" {\n type = map(bool)\n default = { a = \"true\" }\n}",
        ON,
    );
}

#[test]
fn locals_are_read_in_any_order_and_a_circle_is_not_known() {
    check("local.a", "locals {\n  a = local.b\n  b = !local.c\n}\nlocals {\n  c = false\n}", ON);
    check("local.a", "locals {\n  a = local.b\n  b = local.a\n}", Answer::Unknown);
    check("local.none", "", Answer::Unknown);
    let many = (1..3000).fold("locals {\n  l0 = true\n".to_owned(), |text, number| {
        format!("{text}  l{number} = local.l{}\n", number - 1)
    });
    check("local.l2999", &format!("{many}}}"), Answer::Unknown);
}

#[test]
fn what_is_decided_is_evaluated() {
    let beside = "locals {\n  env = \"Prod\"\n  on = true\n  map = { a = true, b = { c = false } }\n  list = [\"x\", \"y\"]\n}\nvariable \"u\" {}";
    for (expression, expected) in [
        ("local.env == \"Prod\" ? true : false", ON),
        ("lower(local.env) != \"prod\"", OFF),
        ("local.map.a && !local.map.b.c", ON),
        ("local.map[\"b\"][\"c\"] || false", OFF),
        ("var.u ? true : true", ON),
        ("var.u ? true : false", Answer::Unknown),
        ("false && var.u", OFF),
        ("var.u || true", ON),
        ("1 + 1 == 2", ON),
        ("length(local.list) > 2", OFF),
        ("\"${local.on}\"", ON),
        ("\"${local.env}x\" == \"Prodx\"", ON),
        ("\"%{if local.on}true%{else}false%{endif}\"", ON),
        ("[for each in local.list : upper(each)][1] == \"Y\"", ON),
        ("{for k, v in { a = 1, b = 2 } : k => v if v > 1}[\"b\"] == 2", ON),
        ("contains([for k, v in local.map : k], \"a\")", ON),
        ("try({ a = true }.b, local.on)", ON),
        ("can(local.map.missing)", OFF),
        ("[{ a = true }, { a = false }].*.a[1]", OFF),
        ("[{ a = [true] }, { a = [false] }][*].a[0] == [true, false]", ON),
        ("(true[*])[0]", ON),
        ("(true)", ON),
        ("-1 < 0", ON),
        ("10 % 3 == 1", ON),
        ("1 / 0 == 1", Answer::Unknown),
        ("true ? \"true\" : \"false\"", ON),
        ("null", OFF),
        ("merge(local.map, var.u).a", Answer::Unknown),
        ("merge(var.u, { a = true }).a", ON),
    ] {
        check(expression, beside, expected);
    }
    assert_eq!(
        of("!local.on", "locals {\n on = var.on\n}\nvariable \"on\" {\n default = true\n}").1,
        "by the default of variable on"
    );
}

#[test]
fn every_function_says_what_terraform_says() {
    let beside = "variable \"u\" {}";
    for (call, expected) in [
        ("lookup({ a = true }, \"a\", false)", ON),
        ("lookup({ a = true }, \"b\", false)", OFF),
        ("lookup({ a = true }, \"b\", var.u)", Answer::Unknown),
        ("lookup({ a = var.u }, \"a\", false)", Answer::Unknown),
        ("coalesce(null, \"\", true)", ON),
        ("coalesce(var.u, true)", Answer::Unknown),
        ("coalescelist([], [true])[0]", ON),
        ("merge({ a = false }, null, { a = true }).a", ON),
        ("tobool(\"true\")", ON),
        ("tostring(true) == \"true\"", ON),
        ("tonumber(\"2\") == 2", ON),
        ("tolist([true])[0]", ON),
        ("length(toset([1, 1, 2])) == 2", ON),
        ("tomap({ a = true })[\"a\"]", ON),
        ("contains([\"a\", \"b\"], \"b\")", ON),
        ("contains([\"a\", var.u], \"a\")", ON),
        ("contains([\"a\", var.u], \"b\")", Answer::Unknown),
        ("lower(\"AbC\") == \"abc\"", ON),
        ("upper(\"AbC\") == \"ABC\"", ON),
        ("title(\"a b\") == \"A B\"", ON),
        ("length(\"äb\") == 2", ON),
        ("length([var.u, 1]) == 2", ON),
        ("length({ a = var.u }) == 1", Answer::Unknown),
        ("keys({ b = 1, a = 2 })[0] == \"a\"", ON),
        ("values({ b = true, a = false })[1]", ON),
        ("concat([false], [true])[1]", ON),
        ("concat(var.u, [true])[0]", Answer::Unknown),
        ("distinct([true, true, false])[1]", OFF),
        ("element([false, true], 3)", ON),
        ("element([], 0)", Answer::Unknown),
        ("join(\",\", [\"a\", \"b\"]) == \"a,b\"", ON),
        ("split(\",\", \"a,b\")[1] == \"b\"", ON),
        ("replace(\"a-b\", \"-\", \"_\") == \"a_b\"", ON),
        ("replace(\"a-b\", \"/[a-z]/\", \"_\") == \"\"", Answer::Unknown),
        ("startswith(\"prod-1\", \"prod\")", ON),
        ("endswith(\"prod-1\", \"2\")", OFF),
        ("strcontains(\"prod\", \"ro\")", ON),
        ("substr(\"hello\", 1, 3) == \"ell\"", ON),
        ("substr(\"hello\", -2, -1) == \"lo\"", ON),
        ("trimspace(\" a \") == \"a\"", ON),
        ("trimprefix(\"ab\", \"a\") == \"b\"", ON),
        ("trimsuffix(\"ab\", \"b\") == \"a\"", ON),
        ("trim(\"?a?\", \"?\") == \"a\"", ON),
        ("chomp(\"a\\n\") == \"a\"", ON),
        ("format(\"%s-%d-%%\", \"a\", 2) == \"a-2-%\"", ON),
        ("format(\"%05.2f\", 2) == \"\"", Answer::Unknown),
        ("jsondecode(\"{\\\"a\\\": true}\").a", ON),
        ("jsondecode(jsonencode({ a = true, b = var.u })).a", ON),
        ("jsondecode(jsonencode({ a = true, b = var.u })).b", Answer::Unknown),
        ("one([true])", ON),
        ("one([]) == null", ON),
        ("flatten([[true], [[false]]])[1]", OFF),
        ("alltrue([true, var.u])", Answer::Unknown),
        ("alltrue([false, var.u])", OFF),
        ("alltrue([])", ON),
        ("anytrue([true, var.u])", ON),
        ("anytrue([false])", OFF),
        ("zipmap([\"a\"], [true]).a", ON),
        ("compact([\"\", \"a\"])[0] == \"a\"", ON),
        ("reverse([true, false])[0]", OFF),
        ("index([\"a\", \"b\"], \"b\") == 1", ON),
        ("abs(-1) == 1", ON),
        ("ceil(1.2) == 2", ON),
        ("floor(1.8) == 1", ON),
        ("max(1, 3, 2) == 3", ON),
        ("min(1, 3, 2) == 1", ON),
        ("max([1, 3]...) == 3", ON),
        ("sensitive(true)", ON),
        ("nonsensitive(var.u)", Answer::Unknown),
        ("lower(var.u) == \"a\"", Answer::Unknown),
        ("provider::x::y(true)", Answer::Unknown),
        ("chunklist([1], 1) == []", Answer::Unknown),
    ] {
        check(call, beside, expected);
    }
}

#[test]
fn nothing_that_grows_without_end_is_evaluated() {
    let doubled = (1..60).fold("locals {\n  l0 = [true, true]\n  t0 = \"xxxxxxxxxxxxxxxx\"\n".to_owned(), |text, number| {
        let before = number - 1;
        format!("{text}  l{number} = concat(local.l{before}, local.l{before})\n  m{number} = [local.l{before}, local.l{before}]\n  t{number} = \"${{local.t{before}}}${{local.t{before}}}\"\n")
    });
    let doubled = format!("{doubled}}}");
    check("length(local.l59) > 0", &doubled, Answer::Unknown);
    check("local.t59 == \"\"", &doubled, Answer::Unknown);
    check("length(flatten(local.m59)) > 0", &doubled, Answer::Unknown);
    let inner =
        (0..20).fold("[true, true]".to_owned(), |inner, _| format!("[for a in {inner} : [a, a]]"));
    let (answer, _) = of(&format!("length(flatten({inner})) > 0"), "");
    assert!(answer == ON || answer == Answer::Unknown);
    let long = "true && ".repeat(120);
    check(&format!("{long}true"), "", Answer::Unknown);
}

#[test]
fn what_is_put_together_very_often_is_not_evaluated() {
    let list = "true, ".repeat(9000);
    let text = "x".repeat(100_000);
    let beside = format!("locals {{\n  l = [{list}]\n  t = \"{text}\"\n}}");
    check("length(local.l) == 9000 && startswith(local.t, \"x\")", &beside, ON);
    let many = |each: &str| each.repeat(10_000);
    for expression in [
        format!("length(concat({}[])) > 0", many("local.l, ")),
        format!("length(flatten([{}])) > 0", many("local.l, ")),
        format!("\"{}\" == \"\"", many("${local.t}")),
        "join(local.t, local.l) == \"\"".to_owned(),
        "replace(local.t, \"x\", local.t) == \"\"".to_owned(),
    ] {
        check(&expression, &beside, Answer::Unknown);
    }
    let compared = many("local.l == local.l ? true : ").chars().take(25 * 60).collect::<String>();
    let _ = of(&format!("[{}true]", compared.replace("? true :", ",")), &beside);
}

#[test]
fn whether_keys_are_indices_or_values_is_seen_or_not_known() {
    let of = |collection: &str| {
        format!("contains(keys({{ for k, v in {collection} : k => true }}), \"on\")")
    };
    let set = "variable \"s\" {\n type = set(string)\n default = [\"on\"]\n}\nvariable \"l\" {\n type = list(string)\n default = [\"on\"]\n}\nvariable \"a\" {\n default = [\"on\"]\n}\nlocals {\n s = true ? toset([\"on\"]) : toset([])\n}";
    for (collection, expected) in [
        ("var.s", ON),
        ("local.s", ON),
        ("(setunion([\"on\"], []))", ON),
        ("var.l", OFF),
        ("[\"on\"]", OFF),
        ("var.a", Answer::Unknown),
    ] {
        check(&of(collection), set, expected);
    }
    for (expression, expected) in [
        ("\"1\"", ON),
        ("\"0\"", OFF),
        ("length(setsubtract([\"a\", \"b\"], [\"b\"])) == 1", ON),
        ("length(setintersection([\"a\"], [\"b\"])) == 1", OFF),
        (
            "join(\"\", [for p in setproduct([\"a\", \"b\"], [\"c\", \"d\"]) : \"${p[0]}${p[1]}\"]) == \"acadbcbd\"",
            ON,
        ),
        ("tolist(toset([\"b\", \"a\"]))[0] == \"a\"", ON),
    ] {
        check(expression, "", expected);
    }
}
