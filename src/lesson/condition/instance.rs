//! Which instance it is.

use super::miss::Miss;
use super::predicates::{Form, Main};
use crate::domain::{Certificate, Channel, Edition, GatewayKind, Tier};
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::names::{At, Named, words};
use crate::lesson::node::Node;
use crate::lesson::sight::Sight;

/// One of these of each; of what is empty, any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Is {
    /// Editions.
    pub edition: Vec<Edition>,
    /// Tiers.
    pub tier: Vec<Tier>,
    /// Gateways.
    pub gateway: Vec<GatewayKind>,
    /// Channels.
    pub channel: Vec<Channel>,
    /// Certificates.
    pub certificate: Vec<Certificate>,
}

/// What it is instead of what was wanted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // What it is, and what was wanted, of each.
pub enum Mismatch {
    Edition(Edition, Vec<Edition>),
    Tier(Tier, Vec<Tier>),
    Gateway(GatewayKind, Vec<GatewayKind>),
    Channel(Channel, Vec<Channel>),
    Certificate(Certificate, Vec<Certificate>),
}

impl Main for Is {
    const FORM: Form = Form::Fields(&[
        ("edition", Form::Words(words::<Edition>)),
        ("tier", Form::Words(words::<Tier>)),
        ("gateway", Form::Words(words::<GatewayKind>)),
        ("channel", Form::Words(words::<Channel>)),
        ("certificate", Form::Words(words::<Certificate>)),
    ]);

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let object = cursor.object(&["edition", "tier", "gateway", "channel", "certificate"])?;
        let is = Self {
            edition: object.read("edition", some)?.unwrap_or_default(),
            tier: object.read("tier", some)?.unwrap_or_default(),
            gateway: object.read("gateway", some)?.unwrap_or_default(),
            channel: object.read("channel", some)?.unwrap_or_default(),
            certificate: object.read("certificate", some)?.unwrap_or_default(),
        };
        if is == Self::default() {
            Err(cursor.expected("edition, tier, gateway, channel or certificate"))
        } else {
            Ok(is)
        }
    }

    fn write(&self) -> Node {
        Node::object([
            ("edition", written(&self.edition)),
            ("tier", written(&self.tier)),
            ("gateway", written(&self.gateway)),
            ("channel", written(&self.channel)),
            ("certificate", written(&self.certificate)),
        ])
    }
}

/// The instance is one of these.
pub(super) fn is(wanted: &Is, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let instance = sight.model.instance();
    let missed = other(instance.edition, &wanted.edition, Mismatch::Edition)
        .or_else(|| other(instance.tier(), &wanted.tier, Mismatch::Tier))
        .or_else(|| other(instance.kind, &wanted.gateway, Mismatch::Gateway))
        .or_else(|| other(sight.model.channel(), &wanted.channel, Mismatch::Channel))
        .or_else(|| other(instance.certificate, &wanted.certificate, Mismatch::Certificate));
    missed.map_or(Ok(()), |mismatch| Err(Miss::Instance(mismatch)))
}

/// A word, or a list of them.
fn some<T: Named>(cursor: Cursor<'_>) -> Result<Vec<T>, Fault> {
    if let Node::List(_) = cursor.node {
        return cursor.list(1, T::all().len())?.iter().map(Cursor::word).collect();
    }
    Ok(vec![cursor.word()?])
}

fn written<T: Named>(values: &[T]) -> Option<Node> {
    match values {
        [] => None,
        [one] => Some(Node::text(one.word())),
        several => Some(Node::texts(several.iter().map(|value| value.word()))),
    }
}

fn other<T: Named>(is: T, wanted: &[T], mismatch: fn(T, Vec<T>) -> Mismatch) -> Option<Mismatch> {
    (!wanted.is_empty() && !wanted.contains(&is)).then(|| mismatch(is, wanted.to_vec()))
}
