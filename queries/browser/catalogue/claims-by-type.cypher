// Claims by type
// How many claims of each type are there?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN c.type AS type, count(DISTINCT c.id) AS n_claims,
       count(DISTINCT CASE WHEN c.modality = 'asserted' AND NOT c.negated THEN c.id ELSE null END) AS n_asserted,
       count(DISTINCT ar.id) AS n_articles
ORDER BY n_claims DESC, type
