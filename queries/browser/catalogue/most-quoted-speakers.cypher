// Most quoted speakers
// Who is quoted most?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
// n_top: at most so many rows
:param since => '0001-01-01';
:param until => '9999-12-31';
:param n_top => 25;
MATCH (s:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN s.id AS speaker_id, s.name AS speaker, s.kind AS kind, count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, speaker_id
LIMIT $n_top
