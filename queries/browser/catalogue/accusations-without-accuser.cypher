// Accusations without an accuser
// Which accusations does the press carry without saying who makes them?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim {type: 'accusation', modality: 'asserted', negated: false})
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
  AND NOT EXISTS { MATCH (x:Speaker|Organization|Country)-[:MADE]->(c) }
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
RETURN DISTINCT c.id AS claim_id, c.text AS text, b.id AS accused_id, b.name AS accused,
       ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on
ORDER BY published_on, claim_id, accused_id, article_id
