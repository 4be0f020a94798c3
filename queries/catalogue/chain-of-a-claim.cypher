// The chain of a claim
// question: Through whose mouths did a claim reach the reader, article by article?
// use: See that five papers rest on one agency.
// group: chain
// draws: chains
// parameters:
//   claim: claim -- the claim
// columns:
//   quote_id: string -- one passage that carries the claim; id to give to evidence
//   article_id: string -- id of its article
//   title: string -- title of the article
//   published_on: date -- its day
//   outlet: string -- who published it
//   position: int -- 0 is the mouth next to the publisher; null where there is none between
//   via_id: string -- id of the mouth
//   via: string -- name of the mouth
//   speaker_id: string -- id of who spoke
//   speaker: string -- name of who spoke
MATCH (c:Claim {id: $claim})<-[:EXPRESSES]-(q:Quote)-[:IN_ARTICLE]->(ar:Article)
OPTIONAL MATCH (ar)-[:PUBLISHED_BY]->(m:Outlet)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:SAID]->(q)
OPTIONAL MATCH (q)-[v:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN q.id AS quote_id, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on, m.name AS outlet,
       v.position AS position, x.id AS via_id, x.name AS via, s.id AS speaker_id, s.name AS speaker
ORDER BY published_on, article_id, quote_id, outlet, position, via_id, speaker_id
