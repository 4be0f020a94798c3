// Who is said to be harmed
// question: Whom do the accusations name as harmed, and by whom?
// use: Find the people a story is about, not only the states that quarrel over them.
// group: accusation
// parameters:
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   harmed_id: string -- id of who is said to be harmed
//   harmed: string -- name of who is said to be harmed
//   accused_id: string -- id of the accused, null where nobody is named
//   accused: string -- name of the accused
//   n_claims: int -- different claims, asserted and not negated
//   n_articles: int -- different articles that carry them
MATCH (h:Speaker|Organization|Country)<-[:AFFECTS]-(c:Claim {type: 'accusation', modality: 'asserted', negated: false})
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
RETURN h.id AS harmed_id, h.name AS harmed, b.id AS accused_id, b.name AS accused,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles
ORDER BY n_claims DESC, n_articles DESC, harmed_id, accused_id
