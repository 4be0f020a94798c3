// Claims by month
// question: How many claims of each type were made in each month?
// use: When the talk turned from demands to threats.
// group: time
// parameters:
//   type: type = '' -- only claims of this type
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   month: string -- YYYY-MM in which it was said, else published; null where neither is known
//   type: string -- type of the claim
//   n_claims: int -- different claims
//   n_articles: int -- different articles that carry them
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN coalesce(q.month, ar.month) AS month, c.type AS type, count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles
ORDER BY month, n_claims DESC, type
