// Claims by type
// question: How many claims of each type are there?
// use: What kind of talk the coverage is made of.
// group: claim
// parameters:
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   type: string -- type of the claim
//   n_claims: int -- different claims
//   n_asserted: int -- of them asserted and not negated
//   n_articles: int -- different articles that carry them
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN c.type AS type, count(DISTINCT c.id) AS n_claims,
       count(DISTINCT CASE WHEN c.modality = 'asserted' AND NOT c.negated THEN c.id ELSE null END) AS n_asserted,
       count(DISTINCT ar.id) AS n_articles
ORDER BY n_claims DESC, type
