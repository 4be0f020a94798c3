// Which outlets take words from which
// Which outlets take words from which agencies and papers, and how often?
//
// outlet: only words that this outlet took or gave
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param outlet => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:REPORTED_VIA]->(x:Outlet)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
  AND ($outlet = '' OR m.id = $outlet OR x.id = $outlet)
RETURN m.id AS source_id, m.name AS source, x.id AS target_id, x.name AS target,
       count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, source_id, target_id
