// Accusations by allegation
// question: Of what do actors accuse each other, and how often?
// use: See at a glance whether the quarrel is about war crimes, hacking or broken treaties.
// group: accusation
// parameters:
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   allegation: string -- of what
//   n_claims: int -- different claims, asserted and not negated
//   n_articles: int -- different articles that carry them
//   n_accusers: int -- different actors who made them
//   n_accused: int -- different actors they are made against
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim {type: 'accusation', modality: 'asserted', negated: false})
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
UNWIND c.allegation AS of_what
RETURN of_what AS allegation, count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles,
       count(DISTINCT a.id) AS n_accusers, count(DISTINCT b.id) AS n_accused
ORDER BY n_claims DESC, n_articles DESC, allegation
