// Accusations that nobody answers
// Which accusations are not denied by anybody in these articles?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (c:Claim {type: 'accusation', modality: 'asserted', negated: false})-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
  AND NOT EXISTS { MATCH (d:Claim)-[:DENIES]->(c) }
MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
WHERE a.id <> b.id // two who accuse each other have both made the claim
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN c.id AS claim_id, c.text AS text, a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       count(DISTINCT ar.id) AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY n_articles DESC, first_said_on, claim_id, source_id, target_id
