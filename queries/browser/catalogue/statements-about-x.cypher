// Statements about X
// What is said about an actor, by whom?
//
// actor: whom it is about; put a part of the name between the quotes
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
:param type => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (b:Speaker|Organization|Country {id: $actor})<-[t:TARGETS]-(c:Claim)
WHERE ($type = '' OR c.type = $type)
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, t.role AS role, c.text AS text, c.negated AS negated, c.modality AS modality,
       a.id AS source_id, a.name AS source, count(DISTINCT ar.id) AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY first_said_on, claim_id, role, source_id
