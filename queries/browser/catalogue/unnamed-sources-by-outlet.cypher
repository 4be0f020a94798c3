// Unnamed sources by outlet
// How often does each outlet quote people it does not name?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)<-[:SAID]-(s:Speaker|Organization|Country)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
WITH m, count(DISTINCT q.id) AS total, count(DISTINCT CASE WHEN s.kind = 'unnamed' THEN q.id ELSE null END) AS nameless
RETURN m.id AS outlet_id, m.name AS outlet, nameless AS n_unnamed, total AS n_quotes, 1.0 * nameless / total AS share
ORDER BY share DESC, n_quotes DESC, outlet_id
