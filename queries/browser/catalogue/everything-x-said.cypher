// Everything X said
// What did an actor say, where and when?
//
// actor: who speaks; put a part of the name between the quotes
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
:param type => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (s:Speaker|Organization|Country {id: $actor})-[r:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
MATCH (q)-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN q.id AS quote_id, c.id AS claim_id, c.type AS type, q.text AS text, q.kind AS kind, r.text AS mention,
       q.saidOn AS said_on, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on
ORDER BY published_on, article_id, quote_id, claim_id
