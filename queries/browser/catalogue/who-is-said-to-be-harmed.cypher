// Who is said to be harmed
// Whom do the accusations name as harmed, and by whom?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (h:Speaker|Organization|Country)<-[:AFFECTS]-(c:Claim {type: 'accusation', modality: 'asserted', negated: false})
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
RETURN h.id AS harmed_id, h.name AS harmed, b.id AS accused_id, b.name AS accused,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles
ORDER BY n_claims DESC, n_articles DESC, harmed_id, accused_id
