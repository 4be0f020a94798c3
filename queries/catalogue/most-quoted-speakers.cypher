// Most quoted speakers
// question: Who is quoted most?
// use: Who sets the tone of the coverage.
// group: speaker
// parameters:
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
//   n_top: int = 25 -- at most so many rows
// columns:
//   speaker_id: string -- id of the speaker
//   speaker: string -- name of the speaker
//   kind: string -- person, unnamed, group, ministry, ...; null for a state
//   n_quotes: int -- passages
//   n_articles: int -- different articles with such passages
MATCH (s:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN s.id AS speaker_id, s.name AS speaker, s.kind AS kind, count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, speaker_id
LIMIT $n_top
