// Accusations by allegation
// Of what do actors accuse each other, and how often?
//
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param since => '0001-01-01';
:param until => '9999-12-31';
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
