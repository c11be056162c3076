//! Who stops connecting.

use tls_rehearsal::codec::fleet;
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::Side;
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::impact::{Change, Judge, impact as judge};
use tls_rehearsal::words;

use crate::args::Impact;
use crate::{Failed, Outcome, input};

pub fn impact(wanted: &Impact) -> Result<Outcome, Failed> {
    let others = [&wanted.live, &wanted.fleet].map(|path| path.as_deref().unwrap_or_default());
    input::once(&[&wanted.config, others[0], others[1]])?;
    let (planned, live) = input::planned(&wanted.place, &wanted.config, wanted.live.as_deref())?;
    let instance = planned.instance;
    let fleet = match &wanted.fleet {
        Some(path) => {
            let text = input::text(path)?;
            fleet::read(&text).map_err(|error| Failed(format!("{path}: {error}")))?
        }
        None => (*Fleet::example()).clone(),
    };
    let after = Judge::new(instance, planned.config);
    let impact = judge(instance, &fleet, live, planned.config);
    let mut broken = false;
    let mut rows = Vec::new();
    for at in impact.lost() {
        let (member, effect) = (&fleet.members[at], impact.effects[at]);
        broken |= member.keep;
        let why = after.explain(&member.profile).err();
        let why = why
            .map_or_else(String::new, |fell| words::impact::failure(&fell, member.profile.side()));
        rows.push((member, effect.requests, why));
    }
    let totals = Side::ALL.map(|side| impact.totals(&fleet, side));
    if wanted.json {
        let lost: Vec<_> = rows
            .iter()
            .map(|(member, requests, why)| {
                let facts = member.profile.facts();
                format!(
                    "{{\"id\":{},\"name\":{},\"side\":{},\"requests_a_day\":{requests},\"must_keep_working\":{},\"why\":{}}}",
                    quoted(&facts.id),
                    quoted(&facts.name),
                    quoted(words::setting::side_name(member.profile.side())),
                    member.keep,
                    quoted(why)
                )
            })
            .collect();
        let sides: Vec<_> = Side::ALL
            .into_iter()
            .zip(totals)
            .map(|(side, totals)| {
                format!(
                    "{}:{{\"members\":{},\"lost\":{},\"requests\":{},\"lost_requests\":{},\"unknown\":{}}}",
                    quoted(words::setting::side_name(side)),
                    totals.members,
                    totals.lost,
                    totals.requests,
                    totals.lost_requests,
                    totals.unknown
                )
            })
            .collect();
        out!(
            "{{\"schema\":\"tls-rehearsal/impact/1\",\"holds\":{},\"totals\":{{{}}},\"lost\":[{}]}}",
            !broken,
            sides.join(","),
            lost.join(",")
        );
    } else {
        for (side, totals) in Side::ALL.into_iter().zip(totals) {
            out!("{}: {}", words::setting::side_name(side), words::impact::summary(&totals, side));
        }
        for (member, requests, why) in &rows {
            let keep = if member.keep { "must keep working, " } else { "" };
            out!(
                "stops: {} ({keep}{} requests a day): {why}",
                member.profile.facts().name,
                words::impact::number(u64::from(*requests))
            );
        }
        let gained =
            impact.effects.iter().filter(|effect| effect.change() == Change::Gained).count();
        if gained > 0 {
            out!("begin to connect: {gained}");
        }
    }
    Ok(if broken { Outcome::FallsShort } else { Outcome::Holds })
}
