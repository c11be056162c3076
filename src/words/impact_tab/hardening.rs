//! How strong it may be, and what that costs.

use crate::app::hardening::{Hardening, Recommended};
use crate::domain::Config;
use crate::domain::posture::better_on;
use crate::tls::Fleet;
use crate::tls::harden::Point;
use crate::tls::preset::{Preset, Reached};
use crate::tls::weaker::Standing;
use crate::words::fleet::some_of;
use crate::words::number::share;
use crate::words::{count, list, setting};

super::super::labels! {
    title: "Hardening";
    presets: "Presets";
    preset: "Preset";
    score: "Score";
    loses: "Loses";
    changes: "Changes";
    choose: "Choose";
    make_it_the_draft: "Make it the draft";
    axis: "% of requests lost, by posture score";
    steps: "Steps of hardening";
    show_steps: "Show every step";
    hide_steps: "Hide the steps";
    search: "An exact search over every draft that can be reached here, from what is live, or will be when the running rollout ends. It never loses a member that is marked \"must keep working\"; a preset may, and says so.";
    keep_meaning: "The strongest with which everybody who connects today still does";
}

/// What strength costs, and where the draft stands.
pub fn answer(hardening: &Hardening, draft: Option<&Point>) -> String {
    let live = hardening.score;
    let mut text = match (hardening.for_nothing(), hardening.points.last()) {
        (Some(free), _) if free.score > live => {
            format!("Posture {live} to {} costs nobody.", free.score)
        }
        (_, Some(best)) if best.score > live => format!("Every step above posture {live} costs."),
        (_, Some(_) | None) => format!("Posture {live} is the best that can be reached here."),
    };
    match draft {
        Some(draft) if draft.lost == 0 => {
            text.push_str(&format!(" Your draft reaches {} and costs nobody.", draft.score));
        }
        Some(draft) => text.push_str(&format!(
            " Your draft reaches {} and costs {}.",
            draft.score,
            count(draft.lost as usize, "member", "members")
        )),
        None => {
            if let Some(best) = hardening.points.last().filter(|best| best.lost > 0) {
                text.push_str(&format!(
                    " The strongest, {}, costs {}.",
                    best.score,
                    loss(best, &hardening.fleet)
                ));
            }
        }
    }
    text
}

/// The picture, for people who cannot see it.
pub fn picture(hardening: &Hardening, draft: Option<&Point>) -> String {
    let point =
        |point: &Point| format!("posture {} loses {}", point.score, loss(point, &hardening.fleet));
    let steps: Vec<_> = hardening.points.iter().map(point).collect();
    let mut text = format!(
        "Posture score against requests lost. Live: posture {}. {}.",
        hardening.score,
        super::super::capitalised(&steps.join("; "))
    );
    if let Some(draft) = draft {
        text.push_str(&format!(" The draft: {}.", point(draft)));
    }
    text
}

/// "1.5" of 15 thousandths, in hundredths of all.
pub fn percent(thousandths: u64) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        tenths => format!("{}.{tenths}", thousandths / 10),
    }
}

/// "score 95", in the name of a button.
pub fn of_score(score: u32) -> String {
    format!("score {score}")
}

/// "live, 77" in the picture.
pub fn live_at(score: u32) -> String {
    format!("live, {score}")
}

/// "your draft, 86" in the picture.
pub fn draft_at(score: u32) -> String {
    format!("your draft, {score}")
}

/// "95, nobody lost" in the picture.
pub fn free_at(score: u32) -> String {
    format!("{score}, nobody lost")
}

/// The name of what may be made the draft.
pub fn name(recommended: &Recommended) -> &'static str {
    match recommended {
        Recommended::Keep(_) => "Keep everything working",
        Recommended::Preset(preset, ..) => preset_name(*preset),
    }
}

/// The name of a preset.
pub const fn preset_name(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Strictest allowed",
        Preset::Intermediate => "TLSRef / Mozilla intermediate",
        Preset::Nist => "NIST SP 800-52r2",
        Preset::PsRule => "PSRule-clean",
        Preset::PciDss => "PCI DSS",
    }
}

/// What it asks, what of it stays out of reach, and why its score does not rise.
pub fn meaning(recommended: &Recommended, fleet: &Fleet) -> String {
    match recommended {
        Recommended::Keep(_) => format!("{}.", keep_meaning()),
        Recommended::Preset(preset, reached, standing, _) => {
            let more = [out_of_reach(reached), held_down(standing, fleet)];
            let all = std::iter::once(asks(*preset).to_owned()).chain(more.into_iter().flatten());
            all.collect::<Vec<_>>().join(" ")
        }
    }
}

const fn asks(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Nothing that costs a point, wherever this instance lets it change.",
        Preset::Intermediate => {
            "TLS 1.2 and 1.3 only; forward secrecy and authenticated encryption only."
        }
        Preset::Nist => "TLS 1.2 and 1.3 only; no RSA key exchange, no triple DES.",
        Preset::PsRule => {
            "Its two rules pass: no SSL 3.0, TLS 1.0, TLS 1.1, and the eight suites it checks off."
        }
        Preset::PciDss => {
            "No SSL and no early TLS. That TLS 1.1 counts as early is the common reading, not the text."
        }
    }
}

/// What stays out of reach; the first tab says why.
fn out_of_reach(reached: &Reached) -> Option<String> {
    let part = |on: bool| {
        let out = reached.out_of_reach.iter().map(|(setting, _)| *setting);
        let names: Vec<_> =
            out.filter(|setting| better_on(*setting) == on).map(setting::full_name).collect();
        let state = if on { "stay off" } else { "stay on" };
        match names.len() {
            0 => None,
            1..=3 => Some(format!("{} {state}", list(&names))),
            more => Some(format!("{} {state}", count(more, "setting", "settings"))),
        }
    };
    let parts: Vec<_> = [part(false), part(true)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Out of reach here: {}.", parts.join("; ")))
}

/// Why a score does not rise: "The score does not rise to 83, since 2 members would go on with …"
pub fn held_down(standing: &Standing, fleet: &Fleet) -> Option<String> {
    let member = |at: &usize| Some(fleet.members.get(*at)?.profile.facts().name.to_string());
    let names: Vec<_> = standing.weaker.iter().filter_map(member).collect();
    standing.is_held_down().then(|| {
        format!(
            "The score does not rise to {}, since {} would go on with a weaker version or suite: {}.",
            standing.alone,
            count(names.len(), "member", "members"),
            some_of(&names)
        )
    })
}

/// What a configuration loses: "nobody" or "3 members, 0.4 % of requests".
pub fn loss(point: &Point, fleet: &Fleet) -> String {
    if point.lost == 0 {
        return "nobody".to_owned();
    }
    let whole = crate::domain::Side::ALL.into_iter().map(|side| fleet.requests(side)).sum();
    let kept = match point.lost_kept {
        0 => String::new(),
        kept => format!(", {kept} that must keep working among them"),
    };
    format!(
        "{}, {} of requests{kept}",
        count(point.lost as usize, "member", "members"),
        share(point.lost_requests, whole)
    )
}

/// The settings that lead from `from` to `to`: "Off: …. On: …".
pub fn difference(from: Config, to: Config) -> String {
    let group = |on: bool| {
        let differing = from.differing(to).filter(|setting| to.is_on(*setting) == on);
        let names: Vec<_> = differing.map(setting::full_name).collect();
        let way = setting::state(on);
        (!names.is_empty()).then(|| format!("{way}: {}", list(&names)))
    };
    let parts: Vec<_> = [group(false), group(true)].into_iter().flatten().collect();
    if parts.is_empty() { "None".to_owned() } else { parts.join(". ") }
}
