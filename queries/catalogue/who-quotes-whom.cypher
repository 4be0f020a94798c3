// Which outlets take words from which
// question: Which outlets take words from which agencies and papers, and how often?
// use: How independent of each other are the papers one reads?
// group: chain
// draws: chains
// parameters:
//   outlet: outlet = '' -- only words that this outlet took or gave
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   source_id: string -- id of the outlet that published
//   source: string -- its name
//   target_id: string -- id of the mouth the words came through
//   target: string -- its name
//   n_quotes: int -- passages
//   n_articles: int -- different articles with such passages
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:REPORTED_VIA]->(x:Outlet)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
  AND ($outlet = '' OR m.id = $outlet OR x.id = $outlet)
RETURN m.id AS source_id, m.name AS source, x.id AS target_id, x.name AS target,
       count(DISTINCT q.id) AS n_quotes, count(DISTINCT ar.id) AS n_articles
ORDER BY n_quotes DESC, n_articles DESC, source_id, target_id
