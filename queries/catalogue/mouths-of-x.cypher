// Through whom X is heard
// question: Through which outlets and agencies do an actor's words reach the reader?
// use: Whose agency is the mouth of a ministry.
// group: chain
// parameters:
//   actor: actor -- who speaks
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   via_id: string -- id of the mouth
//   via: string -- name of the mouth
//   n_quotes: int -- passages that came through it
//   n_articles: int -- different articles with such passages
MATCH (s:Speaker|Organization|Country {id: $actor})-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
MATCH (q)-[:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN x.id AS via_id, x.name AS via, count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, via_id
