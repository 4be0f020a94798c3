// What X denies
// What does an actor deny or reject, and to whom?
//
// actor: who denies; put a part of the name between the quotes
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (a:Speaker|Organization|Country {id: $actor})-[:MADE]->(c:Claim)
WHERE c.type IN ['denial', 'rejection']
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role IN ['accuser', 'proposer']
RETURN c.id AS claim_id, c.type AS type, c.text AS text, b.id AS target_id, b.name AS target,
       count(DISTINCT ar.id) AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY first_said_on, claim_id, target_id
