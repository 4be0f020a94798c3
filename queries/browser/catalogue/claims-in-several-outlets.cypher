// Claims seen in several outlets
// Which claims stand in several outlets?
//
// n_outlets: at least so many outlets
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param n_outlets => 2;
:param type => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
WITH c.id AS found_id, count(DISTINCT m.id) AS many_outlets, count(DISTINCT ar.id) AS many_articles
WHERE many_outlets >= $n_outlets
MATCH (c:Claim {id: found_id})
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.text AS text, c.type AS type, s.id AS speaker_id, s.name AS speaker,
       many_outlets AS n_outlets, many_articles AS n_articles
ORDER BY n_outlets DESC, n_articles DESC, claim_id, speaker_id
