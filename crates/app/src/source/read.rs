//! From files to entries.

use rinnalla_domain::source::Kind;
use rinnalla_formats::directory::{Batch, Body, Context, hsds, ical, linked_events, ptv, schema_org, table};

use super::{Incoming, Reading, report};

/// Reads files of a kind.
pub fn read(kind: Kind, bodies: &[Body<'_>], cx: &Context) -> Batch {
    match kind {
        Kind::Ptv => ptv::read(bodies, cx),
        Kind::LinkedEvents => linked_events::read(bodies, cx),
        Kind::Hsds => hsds::read(bodies, cx),
        Kind::Ical => ical::read(bodies, cx),
        Kind::Csv | Kind::Xlsx => table::read(bodies, cx),
        Kind::SchemaOrg => schema_org::read(bodies, cx),
    }
}

/// A batch, ready to be taken.
pub fn reading(batch: Batch) -> Reading {
    let lines = report::lines(&batch);
    let items = batch.items.into_iter().map(|item| Incoming {
        key: item.key,
        content: item.content,
        said: item.said,
        where_: item.where_,
    });
    Reading {
        items: items.collect(),
        gone: batch.gone.into_iter().map(|gone| gone.key).collect(),
        whole: batch.complete && batch.next.is_none(),
        total: batch.total_seen,
        lines,
    }
}
