// Whom each outlet quotes
// Which kinds of speakers does each outlet quote, and how often?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)<-[:SAID]-(s:Speaker|Organization|Country)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN m.id AS outlet_id, m.name AS outlet, s.kind AS kind, count(DISTINCT q.id) AS n_quotes, count(DISTINCT s.id) AS n_speakers
ORDER BY outlet_id, n_quotes DESC, n_speakers DESC, kind
