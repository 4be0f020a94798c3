// Through whom X is heard
// Through which outlets and agencies do an actor's words reach the reader?
//
// actor: who speaks; put a part of the name between the quotes
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (s:Speaker|Organization|Country {id: $actor})-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
MATCH (q)-[:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN x.id AS via_id, x.name AS via, count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, via_id
