// Claims seen in several outlets
// question: Which claims stand in several outlets?
// use: The same words in three papers are one claim, not three confirmations.
// group: outlet
// parameters:
//   n_outlets: int = 2 -- at least so many outlets
//   type: type = '' -- only claims of this type
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   claim_id: string -- id to give to evidence
//   text: string -- the words
//   type: string -- type of the claim
//   speaker_id: string -- id of who made it
//   speaker: string -- name of who made it
//   n_outlets: int -- different outlets that published it
//   n_articles: int -- different articles that carry it
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
