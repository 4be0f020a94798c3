// The chain of a claim
// Through whose mouths did a claim reach the reader, article by article?
//
// claim: the claim; put a part of the words between the quotes
:param [{claim}] => { MATCH (n:Claim) WHERE n.text CONTAINS '' WITH n ORDER BY n.nArticles DESC, n.nQuotes DESC, n.id LIMIT 1 RETURN n.id AS claim };
MATCH (c:Claim {id: $claim})<-[:EXPRESSES]-(q:Quote)-[:IN_ARTICLE]->(ar:Article)
OPTIONAL MATCH (ar)-[:PUBLISHED_BY]->(m:Outlet)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:SAID]->(q)
OPTIONAL MATCH (q)-[v:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN q.id AS quote_id, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on, m.name AS outlet,
       v.position AS position, x.id AS via_id, x.name AS via, s.id AS speaker_id, s.name AS speaker
ORDER BY published_on, article_id, quote_id, outlet, position, via_id, speaker_id
