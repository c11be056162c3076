//! What is wrong with a value, and how the command line is used.

super::super::labels! {
    a_day: "a day such as 2017-03-04 is expected";
    examples: "Exit codes: 0 holds, 1 falls short, 2 wrong use or unreadable input.

Examples:
  rehearse explain --tier Consumption
  rehearse read main.tf prod.tfvars
  az apim show -g rg -n apim | rehearse check -
  rehearse impact main.bicep prod.bicepparam --live live.json --fleet fleet.json
  rehearse convert --to bicep main.tf
  rehearse drift main.tf prod.tfvars --live scan.json
  rehearse rollout main.tf --live live.json
  rehearse hello --versions \"TLS 1.2,TLS 1.3\" --suites TLS_AES_128_GCM_SHA256 --certificate rsa hellos.txt";
}

/// It is none of `names`.
pub fn one_of(names: &[&str]) -> String {
    format!("one of {} is expected", names.join(", "))
}

/// The same of few.
pub fn either(names: &[&str]) -> String {
    format!("\"{}\" is expected", names.join("\" or \""))
}
